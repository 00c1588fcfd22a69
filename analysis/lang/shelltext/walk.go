package shelltext

import (
	"slices"

	"mvdan.cc/sh/v3/syntax"

	"github.com/parapet-iac/parapet/analysis/model"
)

func (s *script) stmts(stmts []*syntax.Stmt, in context) {
	for _, stmt := range stmts {
		s.stmt(stmt, in)
	}
}

func (s *script) stmt(stmt *syntax.Stmt, in context) {
	var writes []*model.Value
	for _, r := range stmt.Redirs {
		switch r.Op {
		case syntax.RdrOut, syntax.AppOut, syntax.RdrClob, syntax.RdrAll, syntax.AppAll, syntax.RdrAllClob, syntax.AppAllClob:
			writes = append(writes, s.word(r.Word))
		}
	}
	switch cmd := stmt.Cmd.(type) {
	case *syntax.CallExpr:
		s.call(cmd, stmt, writes, in)
	case *syntax.DeclClause:
		s.declare(cmd, in)
	case *syntax.BinaryCmd:
		left := in
		if cmd.Op == syntax.Pipe || cmd.Op == syntax.PipeAll {
			left.feeds = joined(s.names(cmd.Y), in.feeds)
		}
		s.stmt(cmd.X, left)
		s.stmt(cmd.Y, in)
	case *syntax.TestClause, *syntax.ArithmCmd, *syntax.LetClause:
		s.substitutions(cmd, in, nil)
	case nil:
	default:
		s.compound(cmd, in)
	}
	for _, r := range stmt.Redirs {
		s.substitutions(r.Word, in, s.names(stmt))
		if r.Hdoc != nil {
			s.substitutions(r.Hdoc, in, s.names(stmt))
		}
	}
}

// compound reads what is made of other statements.
func (s *script) compound(cmd syntax.Command, in context) {
	switch cmd := cmd.(type) {
	case *syntax.Block:
		s.stmts(cmd.Stmts, in)
	case *syntax.Subshell:
		s.stmts(cmd.Stmts, in)
	case *syntax.IfClause:
		for c := cmd; c != nil; c = c.Else {
			s.stmts(c.Cond, in)
			s.stmts(c.Then, in)
		}
	case *syntax.WhileClause:
		s.stmts(cmd.Cond, in)
		s.stmts(cmd.Do, in)
	case *syntax.ForClause:
		s.substitutions(cmd.Loop, in, nil)
		s.stmts(cmd.Do, in)
	case *syntax.CaseClause:
		s.substitutions(cmd.Word, in, nil)
		for _, item := range cmd.Items {
			s.stmts(item.Stmts, in)
		}
	case *syntax.FuncDecl:
		s.stmt(cmd.Body, in)
	case *syntax.TimeClause:
		if cmd.Stmt != nil {
			s.stmt(cmd.Stmt, in)
		}
	case *syntax.CoprocClause:
		s.stmt(cmd.Stmt, in)
	}
}

// substitutions reads the commands whose output becomes part of a node. They feed
// the commands of those names.
func (s *script) substitutions(n syntax.Node, in context, feeds []string) {
	if n == nil {
		return
	}
	inner := context{feeds: joined(feeds, in.feeds), within: in.within}
	syntax.Walk(n, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.CmdSubst:
			s.stmts(n.Stmts, inner)
			return false
		case *syntax.ProcSubst:
			s.stmts(n.Stmts, inner)
			return false
		}
		return true
	})
}

// maxNames bounds how many commands a command is said to feed.
const maxNames = 20

func joined(a, b []string) []string {
	all := slices.Concat(a, b)
	return all[:min(len(all), maxNames)]
}

// names returns the names of the commands that a statement runs.
func (s *script) names(stmt *syntax.Stmt) []string {
	if stmt == nil || stmt.Cmd == nil {
		return nil
	}
	var names []string
	syntax.Walk(stmt.Cmd, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.CallExpr:
			names = append(names, s.namesIn(n.Args)...)
			return false
		case *syntax.CmdSubst, *syntax.ProcSubst:
			return false
		}
		return len(names) < maxNames
	})
	return names
}

// namesIn returns the name of a command, and of what it runs if it is a wrapper.
func (s *script) namesIn(args []*syntax.Word) []string {
	var names []string
	words := s.literals(args)
	for len(words) > 0 && words[0] != "" && len(names) < maxNames {
		name := base(words[0])
		names = append(names, name)
		inner := wrapped(name, words)
		if inner <= 0 {
			break
		}
		words = words[inner:]
	}
	return names
}

// literals returns the text of each word, "" for what is not known.
func (s *script) literals(words []*syntax.Word) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i], _ = s.word(w).AsString()
	}
	return out
}
