package facts

import (
	"math"
	"strconv"
)

// joinNumbers turns number words into digits in place: "twenty-five" → 25, "two hundred and six" → 206, "1.5 million" → 1500000.
func joinNumbers(words []word) []word {
	out := words[:0]
	for i := 0; i < len(words); {
		value, n := readNumber(words[i:])
		if n == 0 {
			out = append(out, words[i])
			i++
			continue
		}
		w := words[i]
		w.text, w.end = strconv.FormatFloat(value, 'f', -1, 64), words[i+n-1].end
		out = append(out, w)
		i += n
	}
	return out
}

// readNumber reads the number at the start of words and how many words it takes; 0 words where there is none.
func readNumber(words []word) (value float64, n int) {
	total, part := 0.0, 0.0
	last := math.Inf(1) // the size of what came last: each next small number must fit below it
	for n < len(words) && n < 12 {
		w := words[n].text
		small, isSmall := smallNumbers[w]
		scale, isScale := scales[w]
		digits, isDigits := digitNumber(w)
		switch {
		case isDigits && n == 0:
			part, last = digits, 0
		case isSmall && (small < last && fits(small, last)):
			part += small
			last = sizeOf(small)
		case isScale && n > 0 && scale == 100 && part > 0 && part < 100:
			part *= scale
			last = 100
		case isScale && n > 0 && scale > 100 && part > 0:
			total += part * scale
			part, last = 0, scale
		case w == "and" && n > 0 && last >= 100 && !math.IsInf(last, 1) && n+1 < len(words) && isSmallWord(words[n+1].text):
		default:
			return total + part, n
		}
		n++
	}
	return total + part, n
}

func isSmallWord(w string) bool { _, ok := smallNumbers[w]; return ok }

// fits: after "twenty" only units, after "hundred" or "thousand" anything smaller.
func fits(small, last float64) bool {
	switch {
	case math.IsInf(last, 1) || last >= 100:
		return true
	case last == 10:
		return small < 10 && small > 0
	default:
		return false
	}
}

// sizeOf is 10 for the tens that take a unit, else 0: nothing may follow.
func sizeOf(small float64) float64 {
	if small >= 20 {
		return 10
	}
	return 0
}

func digitNumber(w string) (float64, bool) {
	if w == "" || len(w) > 15 || w[0] < '0' || w[0] > '9' {
		return 0, false
	}
	f, err := strconv.ParseFloat(w, 64)
	return f, err == nil && !math.IsInf(f, 0)
}

var scales = map[string]float64{"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

var smallNumbers = map[string]float64{"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
	"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
