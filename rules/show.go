package rules

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"crosscheck/facts"
)

// maxText bounds a text that a condition builds.
const maxText = 64 << 10

func cat(a, b any) (any, error) {
	x, y := show(a), show(b)
	if len(x)+len(y) > maxText {
		return nil, fmt.Errorf("a text grew over %d KB", maxText>>10)
	}
	return x + y, nil
}

// show prints a value as a message does.
func show(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case facts.Value:
		return v.String()
	case float64:
		return facts.Exactly(v).String()
	case bool:
		return strconv.FormatBool(v)
	case time.Duration:
		return showDuration(v)
	case time.Time:
		if v.IsZero() {
			return ""
		}
		return v.Format("2 January 2006")
	case []string:
		return strings.Join(v, ", ")
	case []any:
		return showList(v)
	case []float64:
		return showList(v)
	case []time.Duration:
		return showList(v)
	case []bool:
		return showList(v)
	}
	return fmt.Sprint(v)
}

func showList[T any](list []T) string {
	var out []string
	for _, x := range list {
		out = append(out, show(x))
	}
	return strings.Join(out, ", ")
}
