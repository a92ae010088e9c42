package facts

import "math"

// measure says what a unit measures, and how much of the base of that measure one of it is.
type measure struct {
	what string
	size float64
}

// measures are the units that are compared by conversion; all others are compared with themselves only.
var measures = map[string]measure{
	"km": {"length", 1}, "miles": {"length", 1.609344}, "metres": {"length", 0.001}, "feet": {"length", 0.0003048}, "nautical miles": {"length", 1.852},
	"hectares": {"area", 1}, "acres": {"area", 0.40468564}, "sq km": {"area", 100}, "sq miles": {"area", 258.9988}, "sq metres": {"area", 0.0001}, "sq feet": {"area", 0.0000092903},
}

// currencies are the codes that print as a sign before the amount.
var currencies = map[string]string{"USD": "$", "GBP": "£", "EUR": "€", "JPY": "¥", "INR": "₹", "CAD": "C$", "AUD": "A$", "NZD": "NZ$", "HKD": "HK$", "SGD": "S$",
	"CHF": "CHF ", "CNY": "CNY ", "RUB": "RUB ", "KRW": "KRW ", "BRL": "BRL ", "MXN": "MXN ", "ZAR": "ZAR ", "NGN": "NGN ", "KES": "KES ", "PKR": "PKR ",
	"TRY": "TRY ", "SEK": "SEK ", "NOK": "NOK ", "DKK": "DKK ", "PLN": "PLN ", "ILS": "ILS ", "PHP": "PHP ", "IDR": "IDR ", "THB": "THB ", "VND": "VND ", "BDT": "BDT "}

// magnitudes are the words that news prints large amounts with.
var magnitudes = []struct {
	word string
	size float64
}{{"trillion", 1e12}, {"billion", 1e9}, {"million", 1e6}}

// convertible gives both quantities in one unit, with room for the rounding of either, where their units measure the same thing.
// Newsrooms print conversions in round numbers: "5 km (3 miles)".
func convertible(a, b Quantity) (x, y Quantity, ok bool) {
	m, n := measures[a.Unit], measures[b.Unit]
	if m.what == "" || m.what != n.what {
		return a, b, false
	}
	return a.converted(m.size), b.converted(n.size), true
}

// converted widens the printed number by half a unit, or by a tenth where that is more.
func (q Quantity) converted(size float64) Quantity {
	low, high := q.room()
	return Quantity{Low: max(0, low-max(0.5, low/20)) * size, High: (high + max(0.5, high/20)) * size}
}

// amount prints a bound of the quantity: "$1.2 million", "1,200".
func (q Quantity) amount(f float64) string {
	sign, ok := currencies[q.Unit]
	if !ok {
		return number(f)
	}
	for _, s := range magnitudes {
		if x := f / s.size; x >= 1 && math.Abs(x*1000-math.Round(x*1000)) < 1e-6 {
			return sign + number(math.Round(x*1000)/1000) + " " + s.word
		}
	}
	return sign + number(f)
}
