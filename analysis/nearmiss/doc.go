// Package nearmiss finds the controls each of which alone keeps a breach path closed,
// since those are what a reviewer must not let slip.
//
// In go the composed resources of a workspace; out come [Miss] values. Which settings
// are controls, and what each looks like when it is open, is a table; statements of
// policies that deny, and conditions of those that allow, are controls as well. The
// analysis is run with controls opened, many at once first: where all of them together
// open no path, none alone does.
//
// The package decides nothing about paths: package threat does.
package nearmiss
