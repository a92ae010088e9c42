package dates

// count is a number as read from the tokens: digits, words, fractions, or a vague word.
type count struct {
	n     int
	half  bool // and a half
	vague bool
	end   int
}

// count reads a number at token i: "12", "2 1/2", "twenty-four", "a hundred", "several", "a few" without its article.
func (s *scanner) count(i int) (c count, ok bool) {
	switch {
	case s.isNumber(i):
		return s.digitCount(i)
	case s.class(i) == numeral:
		return s.wordCount(i)
	case s.class(i) == vague:
		c = count{n: 2, vague: true, end: i + 1}
		if s.word(i) == "couple" || s.word(i) == "Couple" {
			c.vague = false
		}
		if s.fn(c.end, _of) {
			c.end++
		} else if s.at(i).plural {
			return c, false
		}
		if s.is(i, vague, 0) && (s.word(i) == "some" || s.word(i) == "Some") {
			if d, ok := s.count(i + 1); ok && !d.vague {
				return d, true
			}
		}
		return c, true
	}
	return c, false
}

func (s *scanner) digitCount(i int) (c count, ok bool) {
	w := s.d.Text(i)
	n, decimals := 0, -1
	for k := 0; k < len(w); k++ {
		switch {
		case w[k] == ',' && decimals < 0:
		case w[k] == '.' && decimals < 0:
			decimals = 0
		case w[k] < '0' || w[k] > '9':
			return c, false
		case decimals < 0:
			if n = n*10 + int(w[k]-'0'); n > 1_000_000 {
				return c, false
			}
		default:
			decimals++
			c.half = c.half || decimals == 1 && w[k] == '5'
		}
	}
	c.n, c.end = n, i+1
	a, _ := s.digits(i + 1)
	b, _ := s.digits(i + 3)
	if a > 0 && b > a && b < 10 && s.fn(i+2, _slash) { // "2 1/2"
		c.half, c.end = true, i+4
	}
	return c, true
}

// wordCount reads "seven", "twenty four", "twenty-four", "two hundred", "one hundred and ten".
func (s *scanner) wordCount(i int) (c count, ok bool) {
	total, group := 0, 0
	for j := i; ; {
		l := s.at(j)
		if l.class != numeral {
			break
		}
		v := int(l.val)
		switch {
		case v == 1000:
			total, group = total+max(group, 1)*1000, 0
		case v == 100 || l.short:
			group = max(group, 1) * v
		case group%100 == 0 || group%10 == 0 && v < 10 && group%100 >= 20:
			group += v
		default:
			return count{n: total + group, end: c.end}, true
		}
		if total+group > 1_000_000 {
			return c, false
		}
		c.end = j + 1
		j = s.glued(j + 1)
		if s.fn(j, _and) && (v == 100 || v == 1000) && s.class(j+1) == numeral {
			j++
		}
	}
	c.n = total + group
	return c, c.end > i
}

// yearWords reads a year that is spelled out: "nineteen ninety-six", "two thousand ten", "twenty twelve".
func (s *scanner) yearWords(i int) (year, end int, ok bool) {
	l := s.at(i)
	if l.class != numeral {
		return 0, 0, false
	}
	if l.val == 2 && s.is(i+1, numeral, 1000) {
		year, end = 2000, i+2
		j := end
		if s.fn(j, _and) {
			j++
		}
		if c, ok := s.wordCount(j); ok && c.n > 0 && c.n < 30 {
			return 2000 + c.n, c.end, true
		}
		return year, end, true
	}
	if l.val < 15 || l.val > 20 {
		return 0, 0, false
	}
	tens := s.at(s.glued(i + 1))
	if tens.class != numeral || tens.val < 10 || tens.val > 90 {
		return 0, 0, false
	}
	if tens.val == 100 || l.val == 20 && tens.val > 30 {
		return 0, 0, false
	}
	j := s.glued(i + 1)
	year, end = int(l.val)*100+int(tens.val), j+1
	if ones := s.at(s.glued(j + 1)); tens.val >= 20 && ones.class == numeral && ones.val > 0 && ones.val < 10 {
		year, end = year+int(ones.val), s.glued(j+1)+1
	}
	return year, end, true
}

// ordinalAt reads "third", "20th", "twenty-first"; n is 0 where there is none.
func (s *scanner) ordinalAt(i int) (n, end int) {
	if s.class(i) == ordinal {
		return int(s.at(i).val), i + 1
	}
	if d, places := s.digits(i); places > 0 && places <= 2 && s.fn(i+1, _th) && !s.d.Tokens[i+1].Space {
		return d, i + 2
	}
	if l := s.at(i); l.class == numeral && l.val >= 20 && l.val <= 90 {
		if j := s.glued(i + 1); s.class(j) == ordinal && s.at(j).val < 10 {
			return int(l.val + s.at(j).val), j + 1
		}
	}
	return 0, i
}

// yearAt reads a year of four digits between 1000 and 2999.
func (s *scanner) yearAt(i int) (year, end int, ok bool) {
	if n, places := s.digits(i); places == 4 && n >= 1000 && n < 3000 {
		return n, i + 1, true
	}
	return 0, i, false
}
