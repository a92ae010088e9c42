package dates

// class is the part that a word can play in a time expression.
type class uint8

const (
	none       class = iota
	month            // val 1…12
	weekday          // val 1…7, Monday first
	unitWord         // val is a unit; plural is set for "weeks"
	numeral          // val is the number: "seven", "forty", "hundred"
	ordinal          // val is the rank: "third"
	vague            // "several", "few": a number that is not known
	article          // "the", "a", "this", "its": val is a word
	shift            // "last", "next", "coming": val is a direction
	stage            // "early", "mid", "late", "end": val is a stage
	approx           // "about", "nearly", "over", "least": val is a word
	dayPart          // "morning", "night": val is a part
	season           // val 0…3, spring first
	daily            // "today", "yesterday": val is the offset in days
	reference        // "now", "recently": val is a ref
	repeated         // "daily", "annually": val is a unit
	function         // "of", "ago", "to": val is a word
	longWord         // "weeklong": val is a unit, plural is set for "weekslong"
	decadeWord       // "nineties": val 90
	namedDay         // first word of a holiday or named day; val is the index of the first entry in the table
	cue              // words that only tell tense: val is a tense
)

// lexeme is what the lexicon knows of one word.
type lexeme struct {
	class  class
	plural bool
	short  bool // an abbreviation that is a word or name of its own: "Sun", "Mar"
	begin  begin
	val    int16
	tense  int16 // what the word tells of the tense of its clause
}

// begin says where an expression can begin with a word.
type begin uint8

const (
	beginNever  begin = iota
	beginPair         // before another word of the tables or a number
	beginNumber       // as beginPair, or with four digits, or right behind another expression
	beginAlways
)

// beginOf says whether an expression can begin with a word of the tables.
func beginOf(l lexeme) begin {
	switch l.class {
	case none:
		return beginNever
	case function:
		switch l.val {
		case _fiscal, _half, _apostrophe, _post, _future, _q:
			return beginPair
		}
		return beginNever
	case article:
		if l.val == _each {
			return beginAlways
		}
		return beginPair
	case approx, stage, numeral, vague, ordinal:
		return beginPair
	case shift:
		if l.val == current {
			return beginAlways
		}
		return beginPair
	case unitWord:
		if l.plural {
			return beginAlways
		}
		return beginPair
	case dayPart:
		if l.val < overnight {
			return beginNever
		}
	}
	return beginAlways
}

// unit is a span of the calendar or the clock.
type unit = int16

const (
	second unit = iota
	minute
	hour
	day
	night
	week
	weekend
	fortnight
	monthUnit
	quarter
	half
	yearUnit
	decade
	century
	period // "the year-ago period": as long as what was spoken of before
)

// words of closed classes that the grammar names one by one.
const (
	_the int16 = iota
	_a
	_this
	_that
	_these
	_its
	_each
	_of
	_in
	_on
	_at
	_to
	_and
	_or
	_by
	_from
	_since
	_until
	_between
	_during
	_ago
	_before
	_after
	_hence
	_old
	_fiscal
	_about
	_more
	_less
	_than
	_least
	_most
	_up
	_no
	_within
	_half
	_part
	_so
	_am
	_pm
	_oclock
	_local
	_time
	_same
	_ahead
	_long
	_future
	_point // "."
	_comma
	_hyphen
	_slash
	_open
	_dash
	_s // "'s"
	_apostrophe
	_currency
	_zone
	_full
	_trading
	_post
	_term
	_due
	_ending
	_aged
	_number // "No.", "Flight", "Route": a number that follows is a name
	_not
	_twice
	_th // "20th"
	_foreseeable
	_another
	_q
)

// directions of "last", "this" and "next".
const (
	back     int16 = -1
	here     int16 = 0
	ahead    int16 = 1
	backFrom int16 = -2 // "previous": from the date spoken of
	fromHere int16 = 2  // "following": from the date spoken of
	latest   int16 = 3
	recent   int16 = 4
	current  int16 = 5
	pastOver int16 = -3 // "past": up to now
	upcoming int16 = 6
	ofRef    int16 = 7 // "of that year"
)

// stages of a period.
const (
	noStage int16 = iota
	early
	mid
	late
	end
	start
	sooner // "earlier this week"
	afterwards
)

// parts of a day.
const (
	noPart int16 = iota
	morning
	afternoon
	evening
	nightPart
	overnight
	dawn
	dusk
	noon
	midnight
	lunch
)

// references that name no calendar time.
const (
	pastRef int16 = iota
	presentRef
	futureRef
)

// tenses that a cue word shows.
const (
	noTense int16 = iota
	past
	future
	present
)

// wordTables holds every word of the grammar that stands for one value, in reading order.
var wordTables = []struct {
	class  class
	val    int16
	plural bool
	short  bool
	words  string
}{
	{month, 1, false, false, "january"}, {month, 2, false, false, "february"}, {month, 3, false, true, "march mar"},
	{month, 4, false, false, "april"}, {month, 5, false, true, "may"}, {month, 6, false, false, "june"}, {month, 7, false, false, "july"},
	{month, 8, false, false, "august"}, {month, 9, false, false, "september sept"}, {month, 10, false, false, "october"},
	{month, 11, false, false, "november"}, {month, 12, false, false, "december"},
	{month, 1, false, true, "jan"}, {month, 2, false, true, "feb"}, {month, 4, false, true, "apr"}, {month, 6, false, true, "jun"},
	{month, 7, false, true, "jul"}, {month, 8, false, true, "aug"}, {month, 9, false, true, "sep"}, {month, 10, false, true, "oct"},
	{month, 11, false, true, "nov"}, {month, 12, false, true, "dec"},

	{weekday, 1, false, false, "monday"}, {weekday, 2, false, false, "tuesday"}, {weekday, 3, false, false, "wednesday"},
	{weekday, 4, false, false, "thursday"}, {weekday, 5, false, false, "friday"}, {weekday, 6, false, false, "saturday"}, {weekday, 7, false, false, "sunday"},
	{weekday, 1, true, false, "mondays"}, {weekday, 2, true, false, "tuesdays"}, {weekday, 3, true, false, "wednesdays"},
	{weekday, 4, true, false, "thursdays"}, {weekday, 5, true, false, "fridays"}, {weekday, 6, true, false, "saturdays"}, {weekday, 7, true, false, "sundays"},
	{weekday, 1, false, true, "mon"}, {weekday, 2, false, true, "tue tues"}, {weekday, 3, false, true, "wed"},
	{weekday, 4, false, true, "thu thur thurs"}, {weekday, 5, false, true, "fri"}, {weekday, 6, false, true, "sat"}, {weekday, 7, false, true, "sun"},

	{unitWord, minute, false, false, "minute min"}, {unitWord, minute, true, false, "minutes mins"}, {unitWord, hour, false, false, "hour"},
	{unitWord, hour, true, false, "hours hrs"}, {unitWord, day, false, false, "day"}, {unitWord, day, true, false, "days"},
	{unitWord, night, false, false, "night"}, {unitWord, night, true, false, "nights"},
	{unitWord, week, false, false, "week"}, {unitWord, week, true, false, "weeks"}, {unitWord, weekend, false, false, "weekend"},
	{unitWord, weekend, true, false, "weekends"}, {unitWord, fortnight, false, false, "fortnight"}, {unitWord, fortnight, true, false, "fortnights"},
	{unitWord, monthUnit, false, false, "month"}, {unitWord, monthUnit, true, false, "months"}, {unitWord, quarter, false, false, "quarter"},
	{unitWord, quarter, true, false, "quarters"}, {unitWord, yearUnit, false, false, "year"}, {unitWord, yearUnit, true, false, "years"},
	{unitWord, decade, false, false, "decade"}, {unitWord, decade, true, false, "decades"}, {unitWord, century, false, false, "century"},
	{unitWord, century, true, false, "centuries"}, {unitWord, period, false, false, "period"}, {unitWord, second, true, false, "seconds"},

	{numeral, 0, false, false, "zero"}, {numeral, 1, false, false, "one"}, {numeral, 2, false, false, "two"}, {numeral, 3, false, false, "three"},
	{numeral, 4, false, false, "four"}, {numeral, 5, false, false, "five"}, {numeral, 6, false, false, "six"}, {numeral, 7, false, false, "seven"},
	{numeral, 8, false, false, "eight"}, {numeral, 9, false, false, "nine"}, {numeral, 10, false, false, "ten"}, {numeral, 11, false, false, "eleven"},
	{numeral, 12, false, false, "twelve"}, {numeral, 13, false, false, "thirteen"}, {numeral, 14, false, false, "fourteen"},
	{numeral, 15, false, false, "fifteen"}, {numeral, 16, false, false, "sixteen"}, {numeral, 17, false, false, "seventeen"},
	{numeral, 18, false, false, "eighteen"}, {numeral, 19, false, false, "nineteen"}, {numeral, 20, false, false, "twenty"},
	{numeral, 30, false, false, "thirty"}, {numeral, 40, false, false, "forty fourty"}, {numeral, 50, false, false, "fifty"},
	{numeral, 60, false, false, "sixty"}, {numeral, 70, false, false, "seventy"}, {numeral, 80, false, false, "eighty"},
	{numeral, 90, false, false, "ninety"}, {numeral, 100, false, false, "hundred"}, {numeral, 1000, false, false, "thousand"}, {numeral, 12, false, true, "dozen"},

	{ordinal, 1, false, false, "first"}, {ordinal, 2, false, false, "second"}, {ordinal, 3, false, false, "third"}, {ordinal, 4, false, false, "fourth"},
	{ordinal, 5, false, false, "fifth"}, {ordinal, 6, false, false, "sixth"}, {ordinal, 7, false, false, "seventh"}, {ordinal, 8, false, false, "eighth"},
	{ordinal, 9, false, false, "ninth"}, {ordinal, 10, false, false, "tenth"}, {ordinal, 11, false, false, "eleventh"}, {ordinal, 12, false, false, "twelfth"},
	{ordinal, 13, false, false, "thirteenth"}, {ordinal, 14, false, false, "fourteenth"}, {ordinal, 15, false, false, "fifteenth"},
	{ordinal, 16, false, false, "sixteenth"}, {ordinal, 17, false, false, "seventeenth"}, {ordinal, 18, false, false, "eighteenth"},
	{ordinal, 19, false, false, "nineteenth"}, {ordinal, 20, false, false, "twentieth"}, {ordinal, 30, false, false, "thirtieth"},

	{vague, 0, false, false, "several few many some couple numerous"}, {vague, 1, true, false, "dozens hundreds thousands scores"},

	{article, _the, false, false, "the"}, {article, _a, false, false, "a an"}, {article, _this, false, false, "this"}, {article, _that, false, false, "that"},
	{article, _these, false, false, "these those"}, {article, _its, false, false, "its their his her our my"}, {article, _each, false, false, "each every"}, {article, _another, false, false, "another"},

	{shift, back, false, false, "last"}, {shift, pastOver, false, false, "past"}, {shift, ahead, false, false, "next"},
	{shift, upcoming, false, false, "coming upcoming forthcoming"}, {shift, backFrom, false, false, "previous preceding prior"},
	{shift, fromHere, false, false, "following ensuing subsequent"}, {shift, latest, false, false, "latest"}, {shift, recent, false, false, "recent"},
	{shift, current, false, false, "current"},

	{stage, early, false, false, "early"}, {stage, mid, false, false, "mid middle"}, {stage, late, false, false, "late"}, {stage, end, false, false, "end close"},
	{stage, start, false, false, "start beginning"}, {stage, sooner, false, false, "earlier"}, {stage, afterwards, false, false, "later sometime"},

	{approx, _about, false, false, "about around nearly almost roughly approximately"}, {approx, _more, false, false, "more over"},
	{approx, _less, false, false, "less fewer"}, {approx, _at, false, false, "at"}, {approx, _up, false, false, "up"}, {approx, _no, false, false, "no"},
	{approx, _within, false, false, "within"},

	{dayPart, morning, false, false, "morning mornings"}, {dayPart, afternoon, false, false, "afternoon afternoons"},
	{dayPart, evening, false, false, "evening evenings"}, {dayPart, overnight, false, false, "overnight"}, {dayPart, dawn, false, false, "dawn"},
	{dayPart, dusk, false, false, "dusk"}, {dayPart, noon, false, false, "noon midday"}, {dayPart, midnight, false, false, "midnight"},
	{dayPart, lunch, false, false, "lunchtime"},

	{season, 0, false, false, "spring"}, {season, 1, false, false, "summer"}, {season, 2, false, false, "fall autumn"}, {season, 3, false, false, "winter"},
	{season, 0, true, false, "springs"}, {season, 1, true, false, "summers"}, {season, 3, true, false, "winters"},

	{daily, -1, false, false, "yesterday"}, {daily, 0, false, false, "today"}, {daily, 1, false, false, "tomorrow"}, {daily, 2, false, false, "tonight"},

	{reference, presentRef, false, false, "now currently nowadays presently"}, {reference, pastRef, false, false, "recently lately"},
	{reference, futureRef, false, false, "soon"},

	{repeated, day, false, false, "daily"}, {repeated, week, false, false, "weekly"}, {repeated, monthUnit, false, false, "monthly"},
	{repeated, yearUnit, false, false, "annually yearly"}, {repeated, hour, false, false, "hourly"}, {repeated, night, false, false, "nightly"},
	{repeated, fortnight, false, false, "fortnightly biweekly"},

	{longWord, day, false, false, "daylong"}, {longWord, week, false, false, "weeklong"}, {longWord, monthUnit, false, false, "monthlong"},
	{longWord, yearUnit, false, false, "yearlong"}, {longWord, hour, false, false, "hourlong"}, {longWord, decade, false, false, "decadelong"},
	{longWord, day, true, false, "dayslong"}, {longWord, week, true, false, "weekslong"}, {longWord, monthUnit, true, false, "monthslong"},
	{longWord, yearUnit, true, false, "yearslong"}, {longWord, hour, true, false, "hourslong"}, {longWord, decade, true, false, "decadeslong"},

	{decadeWord, 20, false, false, "twenties"}, {decadeWord, 30, false, false, "thirties"}, {decadeWord, 40, false, false, "forties"},
	{decadeWord, 50, false, false, "fifties"}, {decadeWord, 60, false, false, "sixties"}, {decadeWord, 70, false, false, "seventies"},
	{decadeWord, 80, false, false, "eighties"}, {decadeWord, 90, false, false, "nineties"},

	{function, _of, false, false, "of"}, {function, _in, false, false, "in"}, {function, _on, false, false, "on"}, {function, _to, false, false, "to through"},
	{function, _and, false, false, "and"}, {function, _or, false, false, "or"}, {function, _by, false, false, "by"}, {function, _from, false, false, "from"},
	{function, _since, false, false, "since"}, {function, _until, false, false, "until till"}, {function, _between, false, false, "between"},
	{function, _during, false, false, "during for throughout"}, {function, _ago, false, false, "ago"}, {function, _before, false, false, "before"},
	{function, _after, false, false, "after"}, {function, _hence, false, false, "hence"}, {function, _old, false, false, "old"},
	{function, _fiscal, false, false, "fiscal financial"}, {function, _than, false, false, "than"}, {function, _least, false, false, "least"},
	{function, _most, false, false, "most"}, {function, _half, false, false, "half"}, {function, _part, false, false, "part"},
	{function, _so, false, false, "so"}, {function, _am, false, false, "am a.m. a.m"}, {function, _pm, false, false, "pm p.m. p.m"},
	{function, _oclock, false, false, "o'clock"}, {function, _local, false, false, "local"}, {function, _time, false, false, "time"},
	{function, _same, false, false, "same comparable corresponding"}, {function, _th, false, false, "th st nd rd"}, {function, _foreseeable, false, false, "near foreseeable distant short"}, {function, _ahead, false, false, "ahead"}, {function, _long, false, false, "long"},
	{function, _future, false, false, "future"}, {function, _full, false, false, "full entire whole"}, {function, _trading, false, false, "trading working business consecutive straight additional extra full calendar"},
	{function, _post, false, false, "post pre"}, {function, _term, false, false, "term"}, {function, _due, false, false, "due circa"},
	{function, _ending, false, false, "ended ending"}, {function, _aged, false, false, "aged age"}, {function, _not, false, false, "not"},
	{function, _number, false, false, "no. flight route room page channel article section highway model number building bus unit squadron battalion resolution fm"},
	{function, _point, false, false, "."}, {function, _comma, false, false, ","}, {function, _hyphen, false, false, "-"}, {function, _slash, false, false, "/"},
	{function, _open, false, false, "("}, {function, _dash, false, false, "– — _ ‒ ―"}, {function, _s, false, false, "'s"},
	{function, _apostrophe, false, false, "' ‘ `"}, {function, _currency, false, false, "$ £ € ¥ # c$ us$ a$ dlrs"}, {function, _q, false, false, "q"}, {function, _twice, false, false, "once twice times"},
	{function, _zone, false, false, "gmt utc est edt et cst cdt ct mst mdt mt pst pdt pt bst cet cest ist jst eet eest msk aest akst hst"},
}
