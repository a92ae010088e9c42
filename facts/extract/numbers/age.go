package numbers

import "crosscheck/facts/text"

// ages are the units of age, singular as they stand before "old".
var ages = text.NewSet("year", "month", "week", "day", "yr")

// AgeTail returns the token after "-year-old", "year-old" or "year old" at token i, right behind a number; -1 where none stands there.
func AgeTail(d *text.Doc, i, last int) int {
	if i < last && d.Is(i, "-") {
		i++
	}
	if i >= last || !ages.Has(d.Tokens[i]) {
		return -1
	}
	i++
	if i < last && d.Is(i, "-") {
		i++
	}
	if i >= last || !d.Is(i, "old", "olds") {
		return -1
	}
	return i + 1
}
