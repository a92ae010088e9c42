package dates

import "crosscheck/facts/text"

// each reads "every day", "each July", "every two weeks", "every Friday".
func (s *scanner) each(i int) (expr, bool) {
	j := i + 1
	e := expr{Range: text.Range{First: i, Last: j + 1}, op: opSet}
	l := s.at(j)
	if s.isWord(j, "other") && s.class(j+1) == unitWord {
		e.set, e.Last = length(2, s.at(j+1).val), j+2
		return e, e.set != ""
	}
	if s.isWord(i, "every") && s.isWord(j, "other") && s.class(j+1) == weekday && !s.at(j+1).plural { // "every other Friday", not "shot each other Friday"
		e.set, e.Last = "P2W", j+2
		return e, true
	}
	switch l.class {
	case unitWord:
		if l.plural {
			return expr{}, false
		}
		if e.set = length(1, l.val); l.val == night {
			e.set = "XXXX-XX-XXTNI"
		}
		return e, e.set != "" && !s.fn(j+1, _of)
	case weekday:
		e.set = weekdaySet(int(l.val))
		p := s.partAfter(e)
		if p.part != 0 {
			p.set += partSuffix(p.part)
		}
		return p, true
	case month:
		e.set = "XXXX-" + two(int(l.val))
		return e, s.capital(j)
	case dayPart:
		if l.val > evening {
			return expr{}, false
		}
		e.set = "XXXX-XX-XX" + partSuffix(l.val)
		return e, true
	case season:
		e.set = "XXXX-" + seasonCodes[l.val]
		return e, true
	}
	if c, ok := s.count(j); ok && s.class(c.end) == unitWord && !c.vague {
		e.set, e.Last = length(c.n, s.at(c.end).val), c.end+1
		return e, e.set != ""
	}
	return expr{}, false
}
