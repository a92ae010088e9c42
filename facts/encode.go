package facts

import (
	"fmt"
	"math"
	"strconv"
)

// The JSON form of what a digest holds: plain objects that any tool can read, one key a field, each value tagged with its type:
//
//	{"count":{"type":"quantity","low":12,"high":12},"outcome":{"type":"term","value":"killed"}}
//
// Zero parts are left out; an open end of a quantity is left out too. Times are RFC 3339 in UTC. Decoding gives back exactly what
// was encoded, as long as strings are valid UTF-8; other bytes become U+FFFD. Unknown keys are skipped, unknown types refused.

// EncodeFields appends the fields of a fact as one JSON object, in their order.
func EncodeFields(dst []byte, fields []Field) []byte {
	w := jsonWriter{dst}
	w.open('{')
	for _, f := range fields {
		w.key(f.Name)
		w.value(f.Value)
	}
	w.close('}')
	return w.b
}

// DecodeFields reads what EncodeFields wrote; no fields are nil.
func DecodeFields(data []byte) ([]Field, error) {
	r := jsonReader{b: data}
	var out []Field
	r.object(func(key string) { out = append(out, Field{key, r.value()}) })
	return out, r.finish()
}

// EncodeValue appends one value with its type; nil is null.
func EncodeValue(dst []byte, v Value) []byte {
	w := jsonWriter{dst}
	w.value(v)
	return w.b
}

// DecodeValue reads what EncodeValue wrote.
func DecodeValue(data []byte) (Value, error) {
	r := jsonReader{b: data}
	v := r.value()
	return v, r.finish()
}

func (w *jsonWriter) value(v Value) {
	if v == nil {
		w.raw("null")
		return
	}
	w.open('{')
	w.key("type")
	w.raw(`"` + string(v.Type()) + `"`)
	switch v := v.(type) {
	case Quantity:
		w.float("low", v.Low, math.Inf(-1))
		w.float("high", v.High, math.Inf(1))
		w.flag("approx", v.Approx)
		w.text("unit", v.Unit)
	case Date:
		w.text("kind", v.Kind)
		w.text("value", v.Value)
		w.instant(v.When)
		w.granularity(v.Granularity)
		w.text("mod", v.Mod)
		w.text("rule", v.Rule)
		w.text("anchor", v.Anchor)
		w.flag("guessed", v.Guessed)
		w.flag("fiscal", v.Fiscal)
	case Name:
		w.always("value", string(v))
	case Term:
		w.always("value", string(v))
	case Text:
		w.always("value", string(v))
	case Office:
		w.text("title", v.Title)
		w.text("role", v.Role)
		w.texts("portfolios", v.Portfolios)
		w.text("body", v.Body)
		w.text("org", v.Org)
		w.text("status", v.Status)
		w.texts("exclusive", v.Exclusive)
		w.flag("single", v.Single)
	case Happening:
		w.text("head", v.Head)
		w.text("of", v.Of)
		w.text("class", v.Class)
		w.text("phase", v.Phase)
		w.hashes("frame", v.Frame)
	}
	w.close('}')
}

// parts is every key that a value of any type may have.
type parts struct {
	low, high                                           float64
	approx, guessed, fiscal, single                     bool
	unit, kind, value, mod, rule, anchor                string
	title, role, body, org, status, head, of, cl, phase string
	portfolios, exclusive                               []string
	frame                                               []uint64
	when                                                Instant
	granularity                                         Granularity
}

func (r *jsonReader) value() Value {
	if r.null() {
		return nil
	}
	var t string
	p := parts{low: math.Inf(-1), high: math.Inf(1)}
	r.object(func(key string) {
		switch key {
		case "type":
			t = r.text()
		case "low":
			p.low = r.float()
		case "high":
			p.high = r.float()
		case "approx":
			p.approx = r.flag()
		case "unit":
			p.unit = r.text()
		case "value":
			p.value = r.text()
		default:
			r.rare(key, &p)
		}
	})
	return r.build(Type(t), &p)
}

func (r *jsonReader) rare(key string, p *parts) {
	switch key {
	case "kind":
		p.kind = r.text()
	case "from":
		p.when.From = r.time()
	case "to":
		p.when.To = r.time()
	case "granularity":
		p.granularity = r.granularity()
	case "mod":
		p.mod = r.text()
	case "rule":
		p.rule = r.text()
	case "anchor":
		p.anchor = r.text()
	case "guessed":
		p.guessed = r.flag()
	case "fiscal":
		p.fiscal = r.flag()
	case "title":
		p.title = r.text()
	case "role":
		p.role = r.text()
	case "portfolios":
		p.portfolios = r.texts()
	case "body":
		p.body = r.text()
	case "org":
		p.org = r.text()
	case "status":
		p.status = r.text()
	case "exclusive":
		p.exclusive = r.texts()
	case "single":
		p.single = r.flag()
	case "head":
		p.head = r.text()
	case "of":
		p.of = r.text()
	case "class":
		p.cl = r.text()
	case "phase":
		p.phase = r.text()
	case "frame":
		p.frame = r.hashes()
	default:
		r.skip()
	}
}

// build makes the value of a type from its parts; an unknown type is an error.
func (r *jsonReader) build(t Type, p *parts) Value {
	switch t {
	case QuantityType:
		return Quantity{Low: p.low, High: p.high, Approx: p.approx, Unit: p.unit}
	case DateType:
		return Date{Kind: p.kind, Value: p.value, When: p.when, Granularity: p.granularity, Mod: p.mod, Rule: p.rule, Anchor: p.anchor,
			Guessed: p.guessed, Fiscal: p.fiscal}
	case NameType:
		return Name(p.value)
	case TermType:
		return Term(p.value)
	case TextType:
		return Text(p.value)
	case OfficeType:
		return Office{Title: p.title, Role: p.role, Portfolios: p.portfolios, Body: p.body, Org: p.org, Status: p.status,
			Exclusive: p.exclusive, Single: p.single}
	case HappeningType:
		return Happening{Head: p.head, Of: p.of, Class: p.cl, Phase: p.phase, Frame: p.frame}
	}
	r.fail(fmt.Sprintf("unknown type %q of a value", t))
	return nil
}

// granularityNames spells how fine a date is, by Granularity.
var granularityNames = [...]string{"", "clock", "day", "week", "month", "quarter", "season", "year", "decade", "century"}

func (w *jsonWriter) granularity(g Granularity) {
	if int(g) < len(granularityNames) {
		w.text("granularity", granularityNames[g])
		return
	}
	w.text("granularity", strconv.Itoa(int(g)))
}

func (r *jsonReader) granularity() Granularity {
	s := r.text()
	for i, name := range granularityNames {
		if s == name {
			return Granularity(i)
		}
	}
	n, err := strconv.ParseUint(s, 10, 8)
	if err != nil {
		r.fail(fmt.Sprintf("unknown granularity %q", s))
	}
	return Granularity(n)
}
