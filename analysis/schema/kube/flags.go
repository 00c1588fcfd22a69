package kube

import (
	"path"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// components are the programs of a cluster that manifests run, by the name of
// their binary, and the type of each. Its value has the flags that the program is
// given, each at the argument that gives it:
// https://kubernetes.io/docs/reference/command-line-tools-reference/ and
// https://etcd.io/docs/latest/op-guide/configuration/.
var components = map[string]string{
	"kube-apiserver":          "k8s_api_server",
	"kube-controller-manager": "k8s_controller_manager",
	"kube-scheduler":          "k8s_scheduler",
	"kube-proxy":              "k8s_kube_proxy",
	"etcd":                    "k8s_etcd",
	"kubelet":                 Kubelet,
	"tiller":                  "k8s_tiller",
}

// A token is a word of a command line and where it stands.
type token struct {
	text string
	v    *model.Value
}

// component returns the type of the component that a container runs, "" for none,
// and its value.
func component(c *model.Value) (typ string, v *model.Value) {
	tokens := commandLine(c)
	if len(c.Get("command").Elems()) == 0 {
		// What the image runs is told by its name alone.
		tokens = slices.Insert(tokens, 0, token{imageComponent(text(c.Get("image"))), c.Get("image")})
		if len(tokens) == 1 {
			return "", nil
		}
	}
	binary := -1
	for i, t := range tokens {
		if typ = components[componentName(t.text)]; typ != "" {
			binary = i
			break
		}
		if strings.HasPrefix(t.text, "-") && i > 0 && t.text != "-c" {
			break // the program is another one
		}
	}
	if binary < 0 {
		return "", nil
	}
	at := tokens[binary].v.Range()
	if at.IsZero() {
		at = c.Range()
	}
	flags := model.NewObject(flagsOf(tokens[binary+1:]), at)
	if typ == Kubelet {
		return typ, kubeletConfig(flags)
	}
	attrs := []model.Attr{{Name: "flags", Value: flags}}
	for _, name := range []string{"name", "image", "command", "args"} {
		if a, ok := c.Attr(name); ok {
			attrs = append(attrs, a)
		}
	}
	return typ, model.NewObject(attrs, at)
}

// componentName returns the binary that a word runs. Those of hyperkube have
// names of their own.
func componentName(word string) string {
	name := path.Base(word)
	switch name {
	case "apiserver", "controller-manager", "scheduler", "proxy":
		return "kube-" + name
	}
	return name
}

// imageComponent returns the component that an image is named after, if it is one.
func imageComponent(image string) string {
	name, _, _ := strings.Cut(path.Base(image), "@")
	name, _, _ = strings.Cut(name, ":")
	for _, arch := range []string{"-amd64", "-arm64", "-arm", "-ppc64le", "-s390x"} {
		name = strings.TrimSuffix(name, arch)
	}
	if strings.HasPrefix(name, "tiller") {
		return "tiller"
	}
	return name
}

// commandLine returns the words of command and args. A word that holds several, as
// the script of a shell does, is split at space.
func commandLine(c *model.Value) []token {
	var tokens []token
	for _, name := range []string{"command", "args"} {
		for _, v := range c.Get(name).Elems() {
			s := text(v)
			if !strings.ContainsAny(s, " \n\t") || strings.HasPrefix(s, "-") && !strings.Contains(s, " --") {
				tokens = append(tokens, token{s, v})
				continue
			}
			for word := range strings.FieldsSeq(s) {
				if word != "\\" {
					tokens = append(tokens, token{strings.Trim(word, `"';`), v})
				}
			}
		}
	}
	return tokens
}

// flagsOf returns the flags among the words behind a program. A flag without a
// value is "true".
func flagsOf(tokens []token) []model.Attr {
	var attrs []model.Attr
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		name, ok := strings.CutPrefix(t.text, "-")
		name = strings.TrimPrefix(name, "-")
		if !ok || name == "" {
			continue
		}
		name, value, given := strings.Cut(name, "=")
		if !given {
			value = "true"
			if i+1 < len(tokens) && !strings.HasPrefix(tokens[i+1].text, "-") {
				i++
				value = tokens[i].text
			}
		}
		r := t.v.Range()
		if t.v.Is(model.Unknown) {
			attrs = append(attrs, model.Attr{Name: name, Value: model.NewUnknown(model.String, value, r)})
			continue
		}
		attrs = append(attrs, model.Attr{Name: name, Value: model.NewString(strings.Trim(value, `"'`), r)})
	}
	return attrs
}
