// Package builtin holds the built-in rules (*.yaml), embedded. It is data only: package rules loads it, crosscheck test runs its examples.
package builtin

import "embed"

// FS holds the rule files at its root.
//
//go:embed *.yaml
var FS embed.FS
