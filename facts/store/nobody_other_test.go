//go:build !unix

package store

import "testing"

// asNobody has no other user to run a test as.
func asNobody(*testing.T) bool { return false }
