package rules

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// Param is one typed parameter of a rule: a bool, int, float64, string, time.Duration, or a list of one of these (numbers as float64).
type Param struct {
	Name  string
	Value any
}

// String prints the value as a rule file writes it.
func (p Param) String() string { return show(p.Value) }

// params reads typed parameters.
func (l *loader) params(e *ruleEntry, r *Rule) {
	r.params = paramsValue{}
	for _, p := range e.Params {
		v, ok := paramValue(p.Value)
		if !ok {
			l.errorf(p.Key.Pos, "param %s: want %s", p.Key.Value, anyParam)
			continue
		}
		r.Params = append(r.Params, Param{p.Key.Value, v})
		r.params[p.Key.Value] = v
	}
}

const anyParam = "a text, a number, true or false, a duration, or a list of one of these"

// paramValue types a value as read from YAML. A text like 6h or 30d is a duration; mixed and nested lists are refused.
func paramValue(v any) (any, bool) {
	switch v := v.(type) {
	case string:
		if d, ok := parseDuration(v); ok {
			return d, true
		}
		return v, true
	case int, float64, bool:
		return v, true
	case []any:
		return paramList(v)
	}
	return nil, false
}

// paramList gives a list the type of its elements; an empty one is a list of texts.
func paramList(list []any) (any, bool) {
	out := reflect.ValueOf([]string{})
	for i, x := range list {
		v, ok := paramValue(x)
		if n, isInt := v.(int); isInt {
			v = float64(n)
		}
		if !ok || reflect.TypeOf(v).Kind() == reflect.Slice {
			return nil, false
		}
		if i == 0 {
			out = reflect.MakeSlice(reflect.SliceOf(reflect.TypeOf(v)), 0, len(list))
		}
		if out.Type().Elem() != reflect.TypeOf(v) {
			return nil, false
		}
		out = reflect.Append(out, reflect.ValueOf(v))
	}
	return out.Interface(), true
}

// paramLike types a value as read from YAML like the rule's own; ok is false where it is of another type.
func paramLike(own, v any) (out any, ok bool) {
	if list, isList := v.([]any); isList && len(list) == 0 && reflect.TypeOf(own).Kind() == reflect.Slice {
		return reflect.MakeSlice(reflect.TypeOf(own), 0, 0).Interface(), true
	}
	if out, ok = paramValue(v); !ok {
		return nil, false
	}
	if n, isInt := out.(int); isInt && reflect.TypeOf(own) == reflect.TypeFor[float64]() {
		return float64(n), true
	}
	return out, reflect.TypeOf(out) == reflect.TypeOf(own)
}

// paramWord names the type of a parameter as a rule writer knows it.
func paramWord(v any) string {
	switch v.(type) {
	case bool:
		return "true or false"
	case int:
		return "a whole number"
	case float64:
		return "a number"
	case time.Duration:
		return "a duration like 6h"
	case string:
		return "a text"
	case []float64:
		return "a list of numbers"
	case []bool:
		return "a list of true and false"
	case []time.Duration:
		return "a list of durations"
	}
	return "a list of texts"
}

// parseDuration reads 30s, 90m, 6h, 1h30m or 30d.
func parseDuration(s string) (time.Duration, bool) {
	if s == "" || s[0] < '0' || s[0] > '9' {
		return 0, false
	}
	if days, ok := strings.CutSuffix(s, "d"); ok {
		n, err := strconv.Atoi(days)
		return time.Duration(n) * 24 * time.Hour, err == nil && n < 100_000
	}
	d, err := time.ParseDuration(s)
	return d, err == nil && strings.ContainsAny(s, "smh")
}

// showDuration prints whole days as 30d, all else without empty units: 6h, 1h30m.
func showDuration(d time.Duration) string {
	const day = 24 * time.Hour
	if d != 0 && d%day == 0 {
		return fmt.Sprintf("%dd", d/day)
	}
	s := d.String()
	if strings.HasSuffix(s, "m0s") {
		s = strings.TrimSuffix(s, "0s")
	}
	if strings.HasSuffix(s, "h0m") {
		s = strings.TrimSuffix(s, "0m")
	}
	return s
}
