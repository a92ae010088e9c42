package facts

// EncodeContext appends what an article says around a fact as one JSON object: {"certainty":"asserted","part":"whole","lead":true}.
func EncodeContext(dst []byte, c *Context) []byte {
	w := jsonWriter{dst}
	w.open('{')
	w.text("claimant", c.Claimant)
	w.text("certainty", string(c.Certainty))
	w.instant(c.AsOf)
	w.text("event", c.Event)
	w.text("part", c.Part)
	w.flag("in_quote", c.InQuote)
	w.flag("named", c.Named)
	w.flag("implicit", c.Implicit)
	w.flag("lead", c.Lead)
	w.text("revised", c.Revised)
	w.close('}')
	return w.b
}

// DecodeContext reads what EncodeContext wrote.
func DecodeContext(data []byte) (c Context, err error) {
	r := jsonReader{b: data}
	r.object(func(key string) {
		switch key {
		case "claimant":
			c.Claimant = r.text()
		case "certainty":
			c.Certainty = Certainty(r.text())
		case "from":
			c.AsOf.From = r.time()
		case "to":
			c.AsOf.To = r.time()
		case "event":
			c.Event = r.text()
		case "part":
			c.Part = r.text()
		case "in_quote":
			c.InQuote = r.flag()
		case "named":
			c.Named = r.flag()
		case "implicit":
			c.Implicit = r.flag()
		case "lead":
			c.Lead = r.flag()
		case "revised":
			c.Revised = r.text()
		default:
			r.skip()
		}
	})
	return c, r.finish()
}

// EncodeEvents appends the events of an article as a JSON array; spans are [part,start,end]. Nil is null.
func EncodeEvents(dst []byte, events []Event) []byte {
	w := jsonWriter{dst}
	if events == nil {
		w.raw("null")
		return w.b
	}
	w.open('[')
	for i := range events {
		e := &events[i]
		w.comma()
		w.open('{')
		w.text("id", e.ID)
		w.text("head", e.Head)
		w.text("class", e.Class)
		w.text("type", e.Type)
		w.instant(e.When)
		w.texts("place", e.Place)
		w.text("town", e.Town)
		w.text("where", e.Where)
		w.text("spot", e.Spot)
		if e.SpotWord != 0 {
			w.hashes("spot_word", []uint64{e.SpotWord})
		}
		w.texts("who", e.Who)
		w.flag("main", e.Main)
		w.flag("other", e.Other)
		w.spans("mentions", e.Mentions)
		w.close('}')
	}
	w.close(']')
	return w.b
}

// DecodeEvents reads what EncodeEvents wrote.
func DecodeEvents(data []byte) (out []Event, err error) {
	r := jsonReader{b: data}
	if r.null() {
		return nil, r.finish()
	}
	out = []Event{}
	r.array(func() {
		var e Event
		r.object(func(key string) {
			switch key {
			case "id":
				e.ID = r.text()
			case "head":
				e.Head = r.text()
			case "class":
				e.Class = r.text()
			case "type":
				e.Type = r.text()
			case "from":
				e.When.From = r.time()
			case "to":
				e.When.To = r.time()
			case "place":
				e.Place = r.texts()
			case "town":
				e.Town = r.text()
			case "where":
				e.Where = r.text()
			case "spot":
				e.Spot = r.text()
			case "spot_word":
				if h := r.hashes(); len(h) == 1 {
					e.SpotWord = h[0]
				}
			case "who":
				e.Who = r.texts()
			case "main":
				e.Main = r.flag()
			case "other":
				e.Other = r.flag()
			case "mentions":
				e.Mentions = r.spans()
			default:
				r.skip()
			}
		})
		out = append(out, e)
	})
	return out, r.finish()
}

// EncodePersons appends the persons of an article as a JSON array. Nil is null.
func EncodePersons(dst []byte, persons []Person) []byte {
	w := jsonWriter{dst}
	if persons == nil {
		w.raw("null")
		return w.b
	}
	w.open('[')
	for i := range persons {
		p := &persons[i]
		w.comma()
		w.open('{')
		w.text("name", string(p.Name))
		w.text("country", p.Country)
		w.int("female", p.Female)
		w.spans("mentions", p.Mentions)
		w.close('}')
	}
	w.close(']')
	return w.b
}

// DecodePersons reads what EncodePersons wrote.
func DecodePersons(data []byte) (out []Person, err error) {
	r := jsonReader{b: data}
	if r.null() {
		return nil, r.finish()
	}
	out = []Person{}
	r.array(func() {
		var p Person
		r.object(func(key string) {
			switch key {
			case "name":
				p.Name = Name(r.text())
			case "country":
				p.Country = r.text()
			case "female":
				p.Female = r.int()
			case "mentions":
				p.Mentions = r.spans()
			default:
				r.skip()
			}
		})
		out = append(out, p)
	})
	return out, r.finish()
}

// EncodeBasis appends where an article's metadata was read, as a JSON array. Nil is null.
func EncodeBasis(dst []byte, basis []Basis) []byte {
	w := jsonWriter{dst}
	if basis == nil {
		w.raw("null")
		return w.b
	}
	w.open('[')
	for _, b := range basis {
		w.comma()
		w.open('{')
		w.text("field", b.Field)
		w.text("where", b.Where)
		w.flag("guessed", b.Guessed)
		w.close('}')
	}
	w.close(']')
	return w.b
}

// DecodeBasis reads what EncodeBasis wrote.
func DecodeBasis(data []byte) (out []Basis, err error) {
	r := jsonReader{b: data}
	if r.null() {
		return nil, r.finish()
	}
	out = []Basis{}
	r.array(func() {
		var b Basis
		r.object(func(key string) {
			switch key {
			case "field":
				b.Field = r.text()
			case "where":
				b.Where = r.text()
			case "guessed":
				b.Guessed = r.flag()
			default:
				r.skip()
			}
		})
		out = append(out, b)
	})
	return out, r.finish()
}

// EncodeMarks appends the notices about an article as a JSON array. Nil is null.
func EncodeMarks(dst []byte, marks []Mark) []byte {
	w := jsonWriter{dst}
	if marks == nil {
		w.raw("null")
		return w.b
	}
	w.open('[')
	for i := range marks {
		m := &marks[i]
		w.comma()
		w.open('{')
		w.text("kind", string(m.Kind))
		w.text("where", m.Where)
		w.text("text", m.Text)
		w.instant(m.Until)
		w.close('}')
	}
	w.close(']')
	return w.b
}

// DecodeMarks reads what EncodeMarks wrote.
func DecodeMarks(data []byte) (out []Mark, err error) {
	r := jsonReader{b: data}
	if r.null() {
		return nil, r.finish()
	}
	out = []Mark{}
	r.array(func() {
		var m Mark
		r.object(func(key string) {
			switch key {
			case "kind":
				m.Kind = MarkKind(r.text())
			case "where":
				m.Where = r.text()
			case "text":
				m.Text = r.text()
			case "from":
				m.Until.From = r.time()
			case "to":
				m.Until.To = r.time()
			default:
				r.skip()
			}
		})
		out = append(out, m)
	})
	return out, r.finish()
}

// EncodeStrings appends strings as a JSON array. Nil is null.
func EncodeStrings(dst []byte, ss []string) []byte {
	w := jsonWriter{dst}
	w.list(ss)
	return w.b
}

// DecodeStrings reads what EncodeStrings wrote.
func DecodeStrings(data []byte) ([]string, error) {
	r := jsonReader{b: data}
	out := r.texts()
	return out, r.finish()
}
