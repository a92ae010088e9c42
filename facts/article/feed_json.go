package article

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	feedjson "github.com/mmcdole/gofeed/json"
)

// isJSONFeed reports an object that names the version of JSON Feed near its start.
func isJSONFeed(data []byte) bool {
	data = bytes.TrimLeft(data[:min(len(data), 4<<10)], "\ufeff \t\r\n")
	return len(data) > 0 && data[0] == '{' && (bytes.Contains(data, []byte("jsonfeed.org/version/")) || bytes.Contains(data, []byte(`jsonfeed.org\/version\/`)))
}

func (r *feedReader) readJSONFeed(data []byte) {
	var items []jsonElement
	head, err := jsonElements(data, "items", func(e jsonElement) bool {
		items = append(items, e)
		return len(items) < maxItems
	})
	about, _ := (&feedjson.Parser{}).Parse(bytes.NewReader(head))
	for _, e := range items {
		r.items++
		f, err := (&feedjson.Parser{}).Parse(io.MultiReader(bytes.NewReader([]byte(`{"items":[`)), bytes.NewReader(e.raw), bytes.NewReader([]byte(`]}`))))
		switch {
		case len(e.raw) > maxArticle:
			r.failItem(e.at, errTooLong)
		case err != nil:
			r.failItem(e.at, errors.New(jsonMessage(err)))
		case len(f.Items) != 1 || f.Items[0] == nil:
			r.failItem(e.at, errNoText)
		default:
			r.add(jsonItem(f.Items[0], about), e.raw, e.at)
		}
	}
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		r.fail(len(data), fmt.Errorf("the feed is cut off after %d items", r.items))
	case err != nil:
		r.fail(0, err)
	case len(items) >= maxItems:
		r.fail(len(data), errManyItems)
	case r.items == 0:
		r.fail(0, errNoItems)
	}
}

func jsonItem(x *feedjson.Item, about *feedjson.Feed) feedItem {
	it := feedItem{id: x.ID, url: x.URL, title: x.Title, titleVerbatim: true, published: x.DatePublished, updated: x.DateModified,
		bodies: []feedBody{{x.ContentHTML, true}, {x.ContentText, false}, {x.Summary, false}}}
	if it.url == "" && isWeb(it.id) {
		it.url = it.id
	}
	it.byline = jsonAuthors(x.Authors, x.Author)
	if about != nil {
		it.byline = first(it.byline, jsonAuthors(about.Authors, about.Author))
		it.url = absolute(it.url, about.HomePageURL)
		it.outlet, it.outletWhere = siteName(about.Title, first(about.HomePageURL, it.url)), "title of the feed"
	}
	return it
}

func jsonAuthors(list []*feedjson.Author, old *feedjson.Author) string {
	var names []string
	for _, a := range append(list, old) {
		if a != nil {
			names = append(names, a.Name)
		}
	}
	return persons(names)
}

// jsonElement is one element of a list, with its bytes and where they begin.
type jsonElement struct {
	raw []byte
	at  int
}

// jsonElements gives the elements of a list, or of the list that an object has under a key, until yield returns false. The rest of the object
// comes back as an object of its own. Elements that stand before broken JSON are given; an input that breaks off is io.ErrUnexpectedEOF.
func jsonElements(data []byte, key string, yield func(jsonElement) bool) (rest []byte, err error) {
	d := json.NewDecoder(bytes.NewReader(data))
	t, err := d.Token()
	if err != nil {
		return nil, jsonProblem(err)
	}
	rest = []byte("{")
	if t == json.Delim('{') {
		for d.More() {
			name, err := d.Token()
			if err != nil {
				return closed(rest), jsonProblem(err)
			}
			if name == key && nextIs(data, d.InputOffset(), '[') {
				if _, err := d.Token(); err != nil {
					return closed(rest), jsonProblem(err)
				}
				more, err := jsonList(d, data, yield)
				if err != nil || !more {
					return closed(rest), err
				}
				continue
			}
			var value json.RawMessage
			if err := d.Decode(&value); err != nil {
				return closed(rest), jsonProblem(err)
			}
			if len(rest) > 1 {
				rest = append(rest, ',')
			}
			quoted, _ := json.Marshal(name)
			rest = append(append(append(rest, quoted...), ':'), value...)
		}
		_, err = d.Token()
		return closed(rest), jsonProblem(err)
	}
	if t == json.Delim('[') {
		_, err = jsonList(d, data, yield)
		return nil, err
	}
	return nil, errors.New("is neither an object nor a list")
}

func closed(object []byte) []byte { return append(object, '}') }

// nextIs reports whether a byte is the first of the value that follows a key.
func nextIs(data []byte, at int64, c byte) bool {
	rest := bytes.TrimLeft(data[at:], ": \t\r\n")
	return len(rest) > 0 && rest[0] == c
}

// jsonList gives the elements of the list that was just opened; more is false where yield wants no more.
func jsonList(d *json.Decoder, data []byte, yield func(jsonElement) bool) (more bool, err error) {
	for d.More() {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return false, jsonProblem(err)
		}
		to := int(d.InputOffset())
		if !yield(jsonElement{data[to-len(raw) : to : to], to - len(raw)}) {
			return false, nil
		}
	}
	_, err = d.Token()
	return true, jsonProblem(err)
}

// jsonProblem tells input that breaks off from input that is wrong.
func jsonProblem(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return io.ErrUnexpectedEOF
	}
	return errors.New(jsonMessage(err))
}

// jsonMessage says what is wrong with JSON in our words.
func jsonMessage(err error) string {
	var typed *json.UnmarshalTypeError
	if errors.As(err, &typed) {
		return fmt.Sprintf("%s: want another type than %s", shorten(typed.Field), typed.Value)
	}
	return "is not JSON: " + err.Error()
}
