package facts

import (
	"math"
	"strconv"
	"strings"
)

// Quantity is a count or an amount with closed bounds; an open end is an infinity. "at least 76" is {76, +Inf}.
type Quantity struct {
	Low, High float64
	Approx    bool   // about, nearly, dozens: compared with 10 % of room at each printed bound
	Unit      string // "", "people", "percent", "USD"…
}

// Exactly is a quantity with one possible value.
func Exactly(n float64) Quantity { return Quantity{Low: n, High: n} }

// AtLeast is a quantity without an upper bound.
func AtLeast(n float64) Quantity { return Quantity{Low: n, High: math.Inf(1)} }

func (q Quantity) Type() Type { return QuantityType }

// Open reports whether the upper end is open.
func (q Quantity) Open() bool { return math.IsInf(q.High, 1) }

// IsExact reports whether the quantity is one number, stated without a modifier.
func (q Quantity) IsExact() bool { return q.Low == q.High && !q.Approx }

// room widens the bounds of an approximate value by 10 % at each end that is printed.
func (q Quantity) room() (low, high float64) {
	low, high = q.Low, q.High
	if q.Approx {
		low -= math.Abs(low) * 0.1
		if !q.Open() {
			high += math.Abs(high) * 0.1
		}
	}
	return low, high
}

// Compare relates two quantities of one unit by their bounds, approximate ones with 10 % of room.
func (q Quantity) Compare(other Value) Comparison {
	o, ok := other.(Quantity)
	if !ok {
		return incomparableTypes(q, other)
	}
	if q.Unit != o.Unit && q.Unit != "" && o.Unit != "" {
		x, y, ok := convertible(q, o)
		if !ok {
			return Comparison{Incomparable, q.Unit + " and " + o.Unit + " are different units"}
		}
		return x.Compare(y)
	}
	if q.Low == o.Low && q.High == o.High && q.Approx == o.Approx {
		return Comparison{Relation: Equal}
	}
	al, ah := q.room()
	bl, bh := o.room()
	switch {
	case ah < bl || bh < al:
		return Comparison{Relation: Disjoint}
	case al >= bl && ah <= bh:
		return Comparison{Relation: Refines}
	case bl >= al && bh <= ah:
		return Comparison{Relation: Refined}
	default:
		return Comparison{Relation: Overlaps}
	}
}

// Above reports whether every value of q lies above every value of o.
func (q Quantity) Above(o Quantity) bool {
	low, _ := q.room()
	_, high := o.room()
	return low > high
}

// String prints the quantity as an editor would say it: "at least 76", "about 80", "10 to 15".
func (q Quantity) String() string {
	var s string
	switch {
	case q.Low == q.High:
		s = q.amount(q.Low)
	case q.Open():
		s = "at least " + q.amount(q.Low)
	case q.Low <= 0:
		s = "at most " + q.amount(q.High)
	default:
		s = q.amount(q.Low) + " to " + q.amount(q.High)
	}
	switch {
	case q.Approx && q.Open():
		s += " (rounded)"
	case q.Approx:
		s = "about " + s
	}
	if _, sign := currencies[q.Unit]; !sign && q.Unit != "" && q.Unit != "people" {
		s += " " + q.Unit
	}
	return s
}

// Notation is the short form of examples and tests: 12, 12+, ..20, 10..15, ~80.
func (q Quantity) Notation() string {
	var s string
	switch {
	case q.Low == q.High:
		s = plain(q.Low)
	case q.Open():
		s = plain(q.Low) + "+"
	case q.Low == 0:
		s = ".." + plain(q.High)
	default:
		s = plain(q.Low) + ".." + plain(q.High)
	}
	if q.Approx {
		s = "~" + s
	}
	return s
}

// ParseNotation reads the short form; ok is false for anything else.
func ParseNotation(s string) (q Quantity, ok bool) {
	s, q.Approx = strings.CutPrefix(s, "~")
	num := func(s string) float64 {
		f, err := strconv.ParseFloat(s, 64)
		ok = ok && err == nil && !math.IsNaN(f) && !math.IsInf(f, 0)
		return f
	}
	ok = true
	if low, isOpen := strings.CutSuffix(s, "+"); isOpen {
		q.Low, q.High = num(low), math.Inf(1)
	} else if low, high, isRange := strings.Cut(s, ".."); isRange {
		if low != "" {
			q.Low = num(low)
		}
		q.High = num(high)
	} else {
		q.Low = num(s)
		q.High = q.Low
	}
	return q, ok && q.Low <= q.High
}

func plain(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// number prints thousands with commas, as newsrooms do.
func number(f float64) string {
	s := plain(f)
	whole, frac, _ := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if frac != "" {
		whole += "." + frac
	}
	return sign + whole
}
