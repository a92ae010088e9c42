// Package kinds holds the built-in kinds of fact (*.yaml) and the word tables that recognisers read (tables/*.yaml), embedded.
// It is data only; facts/yamlfile decodes it and the packages that use a table check it.
package kinds

import "embed"

// FS holds the kind files at its root and the word tables under tables/.
//
//go:embed *.yaml tables/*.yaml
var FS embed.FS
