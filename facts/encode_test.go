package facts

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

func TestEncodeFields(t *testing.T) {
	when := Instant{time.Date(2025, 9, 1, 0, 0, 0, 0, time.UTC), time.Date(2025, 10, 1, 0, 0, 0, 0, time.UTC)}
	for _, c := range []struct {
		name   string
		fields []Field
		want   string
	}{
		{"no fields", nil, `{}`},
		{"no value", []Field{{"person", nil}}, `{"person":null}`},
		{"exact", []Field{{"count", Exactly(12)}, {"outcome", Term("killed")}},
			`{"count":{"type":"quantity","low":12,"high":12},"outcome":{"type":"term","value":"killed"}}`},
		{"open end", []Field{{"count", AtLeast(76)}}, `{"count":{"type":"quantity","low":76}}`},
		{"rounded money", []Field{{"sum", Quantity{Low: 1.5e6, High: 1.5e6, Approx: true, Unit: "USD"}}},
			`{"sum":{"type":"quantity","low":1500000,"high":1500000,"approx":true,"unit":"USD"}}`},
		{"open below", []Field{{"count", Quantity{Low: math.Inf(-1), High: 3}}}, `{"count":{"type":"quantity","high":3}}`},
		{"the wrong way round", []Field{{"count", Quantity{Low: math.Inf(1), High: math.Copysign(0, -1)}}}, `{"count":{"type":"quantity","low":"+Inf","high":"-0"}}`},
		{"a month", []Field{{"date", Date{Kind: "DATE", Value: "2025-09", When: when, Granularity: MonthGranularity, Guessed: true}}},
			`{"date":{"type":"date","kind":"DATE","value":"2025-09","from":"2025-09-01T00:00:00Z","to":"2025-10-01T00:00:00Z","granularity":"month","guessed":true}}`},
		{"a name with marks", []Field{{"person", Name("Ana \"Nita\"\n\u2028Ruíz\x01")}}, `{"person":{"type":"name","value":"Ana \"Nita\"\n` + "\u2028" + `Ruíz\u0001"}}`},
		{"an office", []Field{{"title", Office{Title: "health minister", Role: "minister", Portfolios: []string{"health"}, Exclusive: []string{}, Single: true}}},
			`{"title":{"type":"office","title":"health minister","role":"minister","portfolios":["health"],"exclusive":[],"single":true}}`},
		{"a happening", []Field{{"event", Happening{Head: "began", Of: "strikes", Frame: []uint64{1, math.MaxUint64}}}},
			`{"event":{"type":"happening","head":"began","of":"strikes","frame":["1","ffffffffffffffff"]}}`},
		{"one name twice", []Field{{"x", Term("a")}, {"x", Text("")}}, `{"x":{"type":"term","value":"a"},"x":{"type":"text","value":""}}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := EncodeFields([]byte("kept"), c.fields)
			require.Equal(t, "kept"+c.want, string(got))
			back, err := DecodeFields([]byte(c.want))
			require.NoError(t, err)
			require.True(t, reflect.DeepEqual(c.fields, back), "%#v", back)
		})
	}
}

func TestDecodeFieldsRefuses(t *testing.T) {
	for in, want := range map[string]string{
		``:                                    `stored JSON, byte 0: expected '{'`,
		`{"a":{"type":"colour"}}`:             `stored JSON, byte 22: unknown type "colour" of a value`,
		`{"a":{"type":"term","value":7}}`:     `stored JSON, byte 28: expected '"'`,
		`{"a":null} x`:                        `stored JSON, byte 11: more than one value`,
		`{"a":{"type":"date","from":"now"}}`:  `stored JSON, byte 32: expected a time`,
		`{"a":{"type":"quantity","low":"x"}}`: `stored JSON, byte 33: expected a number`,
		`{"a":`:                               `stored JSON, byte 5: expected '{'`,
		`{"a`:                                 `stored JSON, byte 3: a string has no end`,
	} {
		_, err := DecodeFields([]byte(in))
		require.EqualError(t, err, want, in)
	}
}

func TestDecodeFieldsSkipsWhatItDoesNotKnow(t *testing.T) {
	got, err := DecodeFields([]byte(` { "a" : {"type":"term","new":[1,{"x":"\ud83d\ude00"},null,-2.5e3],"value":"\u00e9\/"} } `))
	require.NoError(t, err)
	require.Equal(t, []Field{{"a", Term("é/")}}, got)
}

// TestEncodeIsExact encodes random values of every type and random digests' parts, and reads them back.
func TestEncodeIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	types := map[Type]int{}
	for range 3000 {
		f := []Field{{randomText(r), randomValue(r)}, {randomText(r), randomValue(r)}}
		b := EncodeFields(nil, f)
		require.True(t, json.Valid(b), "%s", b)
		back, err := DecodeFields(b)
		require.NoError(t, err)
		require.Equal(t, f, back, "%s", b)
		types[f[0].Value.Type()]++

		c := random(r, Context{})
		b = EncodeContext(nil, &c)
		require.True(t, json.Valid(b), "%s", b)
		gotC, err := DecodeContext(b)
		require.NoError(t, err)
		require.Equal(t, c, gotC)

		es, ps, ms, bs, ss := random(r, []Event{}), random(r, []Person{}), random(r, []Mark{}), random(r, []Basis{}), random(r, []string{})
		gotE, err := DecodeEvents(EncodeEvents(nil, es))
		require.NoError(t, err)
		require.Equal(t, es, gotE)
		gotP, err := DecodePersons(EncodePersons(nil, ps))
		require.NoError(t, err)
		require.Equal(t, ps, gotP)
		gotM, err := DecodeMarks(EncodeMarks(nil, ms))
		require.NoError(t, err)
		require.Equal(t, ms, gotM)
		gotB, err := DecodeBasis(EncodeBasis(nil, bs))
		require.NoError(t, err)
		require.Equal(t, bs, gotB)
		gotS, err := DecodeStrings(EncodeStrings(nil, ss))
		require.NoError(t, err)
		require.Equal(t, ss, gotS)
	}
	require.Len(t, types, 7, "every type was drawn")
}

func TestTimesComeBack(t *testing.T) {
	for _, c := range []struct {
		in   time.Time
		want string
	}{
		{time.Date(2026, 3, 2, 9, 0, 0, 0, time.FixedZone("", 3600)), "2026-03-02T08:00:00Z"},
		{time.Date(2026, 3, 2, 9, 0, 0, 500, time.UTC), "2026-03-02T09:00:00.0000005Z"},
		{time.Date(10000, 1, 1, 0, 0, 0, 7, time.UTC), "@253402300800.7"},
		{time.Date(-5, 1, 1, 0, 0, 0, 0, time.UTC), "@-62324985600.0"},
	} {
		got := string(AppendTime(nil, c.in))
		require.Equal(t, c.want, got)
		back, err := ParseTime(got)
		require.NoError(t, err)
		require.Equal(t, c.in.UTC(), back)
	}
}

// FuzzDecodeFields: never panics; what it accepts is encoded to JSON that decodes to the same.
func FuzzDecodeFields(f *testing.F) {
	f.Add(`{"count":{"type":"quantity","low":12},"x":{"type":"happening","frame":["ff"]}}`)
	f.Add(`{"date":{"type":"date","from":"@1.2","granularity":"77","y":[[[]]]}}`)
	f.Add(`{"a":{"type":"office","portfolios":null,"exclusive":["\u12"]}}`)
	f.Fuzz(func(t *testing.T, in string) {
		got, err := DecodeFields([]byte(in))
		if err != nil || !utf8.ValidString(in) {
			return
		}
		b := EncodeFields(nil, got)
		require.True(t, json.Valid(b), "%s", b)
		back, err := DecodeFields(b)
		require.NoError(t, err)
		require.Equal(t, string(b), string(EncodeFields(nil, back)))
	})
}

func randomValue(r *rand.Rand) Value {
	switch r.IntN(7) {
	case 0:
		return random(r, Quantity{})
	case 1:
		return random(r, Date{})
	case 2:
		return random(r, Name(""))
	case 3:
		return random(r, Term(""))
	case 4:
		return random(r, Text(""))
	case 5:
		return random(r, Office{})
	default:
		return random(r, Happening{})
	}
}

// random fills every field by reflection, so that a new field which the encoding forgets fails the test.
func random[T any](r *rand.Rand, v T) T {
	fill(r, reflect.ValueOf(&v).Elem())
	return v
}

var ends = []float64{0, 12, 0.1, 1e300, 5e-324, math.Inf(1), math.Inf(-1), -3.25, 1e15, math.MaxInt64}

func fill(r *rand.Rand, v reflect.Value) {
	switch {
	case v.Type() == reflect.TypeFor[Instant]():
		v.Set(reflect.ValueOf(randomInstant(r)))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			fill(r, v.Field(i))
		}
	case v.Kind() == reflect.Slice:
		if r.IntN(4) == 0 {
			v.SetZero()
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), r.IntN(4), 4))
		for i := range v.Len() {
			fill(r, v.Index(i))
		}
	case v.Kind() == reflect.String:
		v.SetString(randomText(r))
	case v.Kind() == reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case v.Kind() == reflect.Float64:
		v.SetFloat(ends[r.IntN(len(ends))])
	case v.Kind() == reflect.Int:
		v.SetInt(int64(r.IntN(1<<20) - 1<<19))
	case v.Kind() == reflect.Uint8:
		v.SetUint(r.Uint64N(256))
	case v.Kind() == reflect.Uint64:
		v.SetUint(r.Uint64())
	default:
		panic("no random " + v.Type().String())
	}
}

func randomInstant(r *rand.Rand) Instant {
	if r.IntN(3) == 0 {
		return Instant{}
	}
	from := time.Unix(r.Int64N(1<<42)-1<<41, r.Int64N(1e9)).UTC()
	return Instant{from, from.Add(time.Duration(r.Int64N(1e18)))}
}

func randomText(r *rand.Rand) string {
	out := []rune{}
	for range r.IntN(6) {
		if c := []rune{rune(r.IntN(0x80)), rune(r.IntN(0x3000)), rune(r.IntN(0x110000)), '"', '\\'}[r.IntN(5)]; utf8.ValidRune(c) {
			out = append(out, c)
		}
	}
	return string(out)
}
