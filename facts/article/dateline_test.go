package article

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestDateline(t *testing.T) {
	for _, c := range []struct {
		line, place, country string
		credits              []string
		date                 string // with a year only
		rest                 string
	}{
		{"Bogotá, Colombia – November 13, 2025 – Colombia said", "Bogotá, Colombia", "CO", nil, "2025-11-13", " Colombia said"},
		{"KABUL, Feb. 2 (Reuters) — A bomb", "KABUL", "AF", []string{"Reuters"}, "", " A bomb"},
		{"Kabul, Feb 2 (Reuters) - A bomb", "Kabul", "AF", []string{"Reuters"}, "", " A bomb"},
		{"LONDON (AP) - A ferry", "LONDON", "GB", []string{"AP"}, "", " A ferry"},
		{"NAIROBI, Kenya (AP) _", "NAIROBI, Kenya", "KE", []string{"AP"}, "", ""},
		{"NEW YORK (AP) --", "NEW YORK", "US", []string{"AP"}, "", ""},
		{"INDEPENDENCE, Mo. (AP)-- The", "INDEPENDENCE, Mo.", "US", []string{"AP"}, "", " The"},
		{"WASHINGTON — The Senate", "WASHINGTON", "US", nil, "", " The Senate"},
		{"WASHINGTON—The Senate", "WASHINGTON", "US", nil, "", "The Senate"},
		{"Geneva, 12 May 2014 - The UN", "Geneva", "CH", nil, "2014-05-12", " The UN"},
		{"PORT-AU-PRINCE, Haiti -- Two", "PORT-AU-PRINCE, Haiti", "HT", nil, "", " Two"},
		{"TBILISI, Georgia — “We", "TBILISI, Georgia", "GE", nil, "", " “We"},
		{"ATHENS, Ga. — Two", "ATHENS, Ga.", "US", nil, "", " Two"},
		{"BEIJING/SHANGHAI, Aug. 8 (Xinhua) -- Two", "BEIJING/SHANGHAI", "CN", []string{"Xinhua"}, "", " Two"},
		{"(Reuters) - Two people", "", "", []string{"Reuters"}, "", " Two people"},
		{"SYDNEY, Thursday — Two", "SYDNEY", "AU", nil, "", " Two"},
	} {
		d, ok := dateline(c.line)
		require.True(t, ok, c.line)
		require.Equal(t, []string{c.place, c.country, c.date, c.rest}, []string{d.place, d.country, d.date.instant().String(), c.line[d.end:]}, c.line)
		require.Equal(t, c.credits, d.credits, c.line)
	}
	for _, line := range []string{"", "-", "—", "BREAKING — Two died", "NATO — The alliance", "Petro — a left-wing leader", "Lee – The mayor of Tarn – left",
		"WASHINGTON — which had said", "The strikes – Monday's – were", "Jane Doe - Editor", "UN — Two", "A man (32) - Two",
		"Two people — Ann and Max — died", "By Jane Doe (AP) - Two"} {
		d, ok := dateline(line)
		require.False(t, ok, "%s: %+v", line, d)
	}
}

func TestYearOfADatelineComesFromAKnownTime(t *testing.T) {
	a := decodeOne(t, "a.jsonl", `{"text":"KABUL, Feb. 2 (Reuters) — A bomb went off.","modified":"2012-02-03"}`)
	require.Equal(t, "2012-02-02", a.Published.String())
	a = decodeOne(t, "a.jsonl", `{"text":"KABUL, Feb. 2 (Reuters) — A bomb went off."}`)
	require.False(t, a.Published.Known())
}

func TestByline(t *testing.T) {
	for line, want := range map[string]string{
		"By Jane Doe":                                         "Jane Doe",
		"BY JANE DOE":                                         "JANE DOE",
		"By Jane Doe and Max de la Roe":                       "Jane Doe and Max de la Roe",
		"By Jane Doe, Associated Press":                       "Jane Doe, Associated Press",
		"By Jane Doe, crime correspondent":                    "Jane Doe, crime correspondent",
		"By Jane Doe | The Coast Post":                        "Jane Doe | The Coast Post",
		"By AFP":                                              "AFP",
		"By The Associated Press":                             "The Associated Press",
		"Jane Doe, Reuters":                                   "Jane Doe",
		"Jane Doe, Staff Writer":                              "Jane Doe",
		"Associated Press":                                    "Associated Press",
		"Reporting by Jane Doe; Editing by Max Roe":           "Jane Doe",
		"(Reporting by Jane Doe; Editing by Max Roe in Lima)": "Jane Doe",
	} {
		got, ok := byline(line)
		require.True(t, ok, line)
		require.Equal(t, want, got)
	}
	for _, line := range []string{"", "By Friday", "By The End", "By then the fire had spread", "By Jane Doe, who was there.", "by jane doe", "By", "By 2025",
		"Jane Doe, Mayor of Tarn", "Jane Doe was hurt", "Reporting by the Post showed that two died.", "NEW YORK (AP) --", "The Associated Press said so"} {
		_, ok := byline(line)
		require.False(t, ok, line)
	}
}

func TestAgencies(t *testing.T) {
	for text, want := range map[string][]string{
		"By Jane Doe, Associated Press Writer": {"AP"},
		"The Associated Press and Reuters":     {"AP", "Reuters"},
		"Agence France-Presse":                 {"AFP"},
		"dpa/AFP":                              {"dpa", "AFP"},
		"By Jane Doe in Reading, Pa.":          nil,
		"the bloomberg of the north":           nil,
	} {
		require.Equal(t, want, agencies(text), text)
	}
}

func TestFurniture(t *testing.T) {
	for _, line := range []string{"Advertisement", "ADVERTISEMENT:", "Read More", "Read more: Five trips", "Sign up for our newsletter", "Follow us on X",
		"This website uses cookies to serve you.", "© 2024 The Coast Post", "Copyright 2024 Coast TV. All rights reserved.", "(Photo: Jane Doe/Getty)",
		"[Photo/Agencies]", "desk@coastpost.example", "https://coastpost.example/a", "***", "Related stories", "[advertisement]"} {
		require.True(t, isFurniture(line), line)
	}
	for _, line := range []string{"Advertisement sales fell by 12 percent.", "Copyright law was changed on Monday.", "Photos of the blast show 12 bodies, the ministry said on Monday in a long note.",
		"Related charges were dropped.", "Home", "12", "She shared it.", "Read the full judgment, the court told both sides.", "“Advertisement” was his word for it."} {
		require.False(t, isFurniture(line), line)
	}
}
