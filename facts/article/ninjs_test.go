package article

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

func TestNinjs(t *testing.T) {
	type article struct{ id, url, outlet, byline, published, modified, title, body, path, marks string }
	for _, c := range []struct {
		file   string
		want   []article
		errors []string
	}{
		{"v1.json", []article{{"urn:newsml:hillwire.example:20260302:1001", "https://hillwire.example/1001", "Hill Wire", "Lena Marwood", "2026-03-02T08:30:00Z", "2026-03-02T12:00:00Z",
			"Fire kills twelve in Ostermouth", "At least twelve people were killed in a fire, the fire brigade said.\n\nTwo firemen were hurt.", "v1.json",
			"correction ninjs ednote Corrects number of dead in first paragraph."}}, nil},
		{"v2.json", []article{
			{"http://hillwire.example/items/2", "https://hillwire.example/ferry", "Hill Wire", "Ana Pohl and Otto Brandl", "2026-03-03T07:00:00Z", "",
				"Ferry runs aground off Tarn", "A ferry with 40 people aboard ran aground.", "v2.json:2", "embargo ninjs embargoed 2026-03-03T18:00:00-05:00 2026-03-03T23:00:00Z"},
			{"urn:2c", "", "urn:2c", "", "2026-03-03T08:00:00Z", "", "A bare string", "Story killed.", "v2.json:10", "withdrawal ninjs pubstatus canceled"},
		}, []string{"v2.json:9: is of type picture and has no text"}},
		{"v3.ndjson", []article{
			{"urn:3a", "", "Dunbury Post", "Ines Abel", "2026-03-02T12:00:00Z", "", "Nineteen hurt", "Nineteen people were hurt in Dunbury.\n\nNone died.", "v3.ndjson:1", "withdrawal ninjs pubstatus stat:withheld"},
			{"urn:3b", "", "urn:3b", "", "2026-03-02T13:00:00Z", "", "", "Two were hurt.", "v3.ndjson:2", ""},
		}, nil},
	} {
		data, err := os.ReadFile("testdata/ninjs/" + c.file)
		require.NoError(t, err)
		require.True(t, detectNinjs(data), c.file)
		found, err := Decode(Input{Path: c.file, Data: data})
		requireErrors(t, err, c.errors)
		require.Len(t, found, len(c.want), c.file)
		for i, a := range found {
			checkArticle(t, a)
			got := article{a.ID, a.URL, a.Outlet, a.Byline, a.Published.String(), a.Modified.String(), "", a.Parts[len(a.Parts)-1].Text, a.Path, ""}
			if a.Parts[0].Name == "title" {
				got.title = a.Parts[0].Text
			}
			for _, m := range a.Marks {
				got.marks += strings.TrimSpace(strings.Join([]string{string(m.Kind), m.Where, m.Text, m.Until.String()}, " "))
			}
			require.Equal(t, c.want[i], got, c.file)
		}
	}
	data, err := os.ReadFile("testdata/ninjs/v1.json")
	require.NoError(t, err)
	found, err := Decode(Input{Path: "a", Data: data}) // by its content alone
	require.NoError(t, err)
	require.Equal(t, "Lima", found[0].Place)
	require.Equal(t, "PE", found[0].Country)
	require.Equal(t, "en-GB", found[0].Locale)
	require.Equal(t, []facts.Basis{{Field: "outlet", Where: "ninjs infosource"}, {Field: "modified", Where: "ninjs versioncreated"}, {Field: "published", Where: "ninjs firstcreated"}}, found[0].Basis)
}

func TestBrokenNinjs(t *testing.T) {
	for _, c := range []struct {
		name, in, ids string
		errors        []string
	}{
		{"cut off list", `[{"uri":"a","body_text":"Two died."},{"uri":"b","body`, "a", []string{"n.json: the list is cut off after 1 items"}},
		{"cut off object", `{"uri":"a","body_text":"Two died."`, "", []string{"n.json: the object is cut off after 34 bytes"}},
		{"wrong types", `{"uri":7,"headline":["x"],"body_text":{},"bodies":[{"value":3},4,{"value":"Two died."}],"versioncreated":true,"byline":9}`, "n.json",
			[]string{"n.json: uri: want a string, got a number", "n.json: body_text: want a string, got an object", "n.json: bodies[1]: want an object, got a number",
				"n.json: bodies[0].value: want a string, got a number", "n.json: byline: want a list, got a number", "n.json: versioncreated: want a string, got true or false"}},
		{"a time that is none", `{"uri":"a","body_text":"Two died.","versioncreated":"soon"}`, "a", []string{`n.json: versioncreated: "soon" is no time`}},
		{"null everywhere", `{"uri":null,"guid":"g","headline":null,"bodies":[null,{"value":null}],"body_text":"Two died.","altids":null,"embargoed":null}`, "g", nil},
		{"no text", `{"uri":"a","headline":"Two die","pubstatus":"usable"}`, "", []string{"n.json: article has no text"}},
		{"other objects of a list", `[{"id":"x","text":"Two died."},7,{"name":"y"}]`, "x", []string{"n.json:1: want an object, got number", "n.json:1: article has no text"}},
		{"an empty list", `[]`, "", []string{"n.json: is an empty list"}},
		{"nested", `[` + strings.Repeat(`{"bodies":[`, 20000), "", []string{"n.json: is not JSON: "}},
		{"nested values", `{"uri":"a","body_text":"Two died.","bodies":` + strings.Repeat(`[`, 5000) + strings.Repeat(`]`, 5000) + `}`, "a", []string{"n.json: bodies[0]: want an object, got a list"}},
		{"an object of our own", `{"id":"x","text":"Two died."}`, "x", nil},
		{"an object of our own over lines", "{\n\"id\":\"x\",\n\"text\":\"Two died.\"}", "x", nil},
		{"a line of each", `{"id":"x","text":"Two died.","bodies":[]}` + "\n" + `{"uri":"a","bodies":[{"value":"Two died."}],"text":7}`, "x a", nil},
		{"HTML in a headline", `{"uri":"a","headline":"Two <i>die</i> &amp; more","body_text":"Two died."}`, "a", nil},
	} {
		found, err := Decode(Input{Path: "n.json", Data: []byte(c.in)})
		var ids []string
		for _, a := range found {
			checkArticle(t, a)
			ids = append(ids, a.ID)
		}
		require.Equal(t, c.ids, strings.Join(ids, " "), "%s: %v", c.name, err)
		requireErrors(t, err, c.errors)
	}
}

// The end of an embargo that names no zone is a day.
func TestNinjsEmbargo(t *testing.T) {
	found, err := Decode(Input{Path: "n.json", Data: []byte(`{"uri":"a","body_text":"Two died.","embargoed":"2026-03-03T18:00"}`)})
	require.NoError(t, err)
	require.Equal(t, []facts.Mark{{Kind: facts.Embargo, Where: "ninjs embargoed", Text: "2026-03-03T18:00", Until: facts.Day(2026, 3, 3)}}, found[0].Marks)
}

// FuzzNinjs holds for any text: articles as checkArticle wants them, errors that name the file.
func FuzzNinjs(f *testing.F) {
	for _, name := range []string{"v1.json", "v2.json", "v3.ndjson"} {
		data, err := os.ReadFile("testdata/ninjs/" + name)
		require.NoError(f, err)
		f.Add(data)
		f.Add(data[:len(data)*2/3])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		data = []byte(strings.ToValidUTF8(string(data), "\ufffd"))
		if len(strings.TrimSpace(string(data))) == 0 {
			return
		}
		found, err := decodeNinjs(Input{Path: "n.json", Data: data})
		require.True(t, err != nil || len(found) > 0)
		for _, a := range found {
			checkArticle(t, a)
			require.Contains(t, string(data), string(a.Source))
		}
		if err != nil {
			for _, e := range separate(err) {
				require.True(t, strings.HasPrefix(e.Error(), "n.json:"), e.Error())
			}
		}
	})
}
