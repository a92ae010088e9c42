package report

import (
	"time"

	"crosscheck/facts"
)

// addField writes one field of a fact or reading: counts, dates and offices flat where they bear the plain name of their type,
// other values under the field's name.
func addField(o *object, kind, name string, v facts.Value) {
	switch v := v.(type) {
	case nil:
		o.add(name, nil)
	case facts.Quantity:
		if name == "count" {
			addQuantity(o, v)
			return
		}
		o.add(name, quantityObject(v))
	case facts.Date:
		if kind == "date" {
			addDate(o, v)
			return
		}
		var d object
		addDate(&d, v)
		o.add(name, d)
	case facts.Office:
		if name == "office" {
			addOffice(o, v)
			return
		}
		var x object
		addOffice(&x, v)
		o.add(name, x)
	case facts.Happening:
		o.add(name, object{{"head", v.Head}, {"of", orNull(v.Of)}, {"class", orNull(v.Class)}})
	default:
		o.add(name, orNull(v.String()))
	}
}

func addQuantity(o *object, q facts.Quantity) {
	o.add("low", bound(q.Low))
	o.add("high", bound(q.High))
	o.add("approx", q.Approx)
	if q.Unit != "" {
		o.add("unit", q.Unit)
	}
}

func quantityObject(q facts.Quantity) object {
	var o object
	addQuantity(&o, q)
	return o
}

// addDate writes a TIMEX3 type and value, and the interval: days as dates, clock times as RFC 3339, the end exclusive.
func addDate(o *object, d facts.Date) {
	o.add("type", d.Kind)
	o.add("value", orNull(d.Value))
	from, to := interval(d.When)
	o.add("from", from)
	o.add("to", to)
}

func addOffice(o *object, f facts.Office) {
	o.add("title", f.Title)
	o.add("org", orNull(f.Org))
	o.add("status", f.Status)
}

// interval prints both ends: as dates where both are midnights, else as RFC 3339; null where not known.
func interval(i facts.Instant) (from, to any) {
	if !i.Known() {
		return nil, nil
	}
	layout := time.RFC3339
	if midnight(i.From) && (i.To.IsZero() || midnight(i.To)) {
		layout = time.DateOnly
	}
	from = i.From.Format(layout)
	if !i.To.IsZero() {
		to = i.To.Format(layout)
	}
	return from, to
}

func midnight(t time.Time) bool { return t.Equal(t.Truncate(24 * time.Hour)) }

// factFields writes the fields of a fact. Fields that the contract names for a built-in kind are there even when empty.
func factFields(d *facts.Digest, f *facts.Fact) object {
	o := object{}
	for _, x := range f.Fields {
		addField(&o, f.Kind, x.Name, x.Value)
	}
	for _, name := range contract(f.Kind) {
		o.add(name, nil)
	}
	if f.Kind == "casualty" {
		o.add("scope", scope(d, f))
	}
	return o
}

// contract lists the fields of a built-in kind that readers of JSON rely on.
func contract(kind string) []string {
	switch kind {
	case "date":
		return []string{"type", "value", "from", "to", "event"}
	case "casualty":
		return []string{"outcome", "low", "high", "approx", "of"}
	case "title":
		return []string{"person", "title", "org", "status"}
	case "quote":
		return []string{"speaker", "text"}
	}
	return nil
}

// scope says what a count counts: main (the whole of the main event), subset (a part of an event), other (another event).
func scope(d *facts.Digest, f *facts.Fact) string {
	main := f.Context.Event == ""
	if e := eventOf(d, f); e != nil {
		main = e.Main
	}
	switch {
	case !main:
		return "other"
	case f.Context.Part != facts.Whole && f.Context.Part != "":
		return "subset"
	default:
		return "main"
	}
}

func eventOf(d *facts.Digest, f *facts.Fact) *facts.Event {
	for i := range d.Events {
		if f.Context.Event != "" && d.Events[i].ID == f.Context.Event {
			return &d.Events[i]
		}
	}
	return nil
}
