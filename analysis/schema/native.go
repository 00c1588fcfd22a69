package schema

import (
	"slices"
	"strings"
)

// native holds the types of languages that no provider's schema describes, in the
// form of the table, but for spaces and the order of attributes. What they are is
// told in the documentation of their front ends.
var native = map[string]string{
	"dockerfile": `
		args:O{name:s,value:s},
		directives:o{syntax:s,escape:s,check:s},
		stages:O{
			index:n,name:s,final:b,
			from:o{image:s,name:s,registry:s,tag:s,digest:s,platform:s,scratch:b,stage:n},
			run:O{` + instructionAttrs + programAttrs + `user:s,workdir:s,shell:l,network:s,security:s,device:s,
				mounts:O{type:s,id:s,from:s,from_stage:n,source:s,target:s,readonly:b,readwrite:b,required:b,sharing:s,mode:s,uid:s,gid:s,env:s,size:s}},
			copy:O{` + instructionAttrs + copyAttrs + `},
			add:O{` + instructionAttrs + copyAttrs + `checksum:s,keep_git_dir:s,unpack:s},
			env:O{` + instructionAttrs + `name:s,value:s,raw:s,legacy:b},
			arg:O{` + instructionAttrs + `name:s,value:s},
			label:O{` + instructionAttrs + `name:s,value:s},
			expose:O{` + instructionAttrs + `text:s,port:n,to:n,protocol:s},
			user:O{` + instructionAttrs + `user:s},
			workdir:O{` + instructionAttrs + `path:s},
			cmd:O{` + instructionAttrs + programAttrs + `},
			entrypoint:O{` + instructionAttrs + programAttrs + `},
			healthcheck:O{` + instructionAttrs + programAttrs + healthAttrs + `},
			shell:O{` + instructionAttrs + `words:l},
			volume:O{` + instructionAttrs + `path:s},
			stopsignal:O{` + instructionAttrs + `signal:s},
			maintainer:O{` + instructionAttrs + `name:s},
			effective:o{user:s,workdir:s,shell:l,stopsignal:s,env:m,
				cmd:o{` + instructionAttrs + programAttrs + `},
				entrypoint:o{` + instructionAttrs + programAttrs + `},
				healthcheck:o{` + instructionAttrs + programAttrs + healthAttrs + `}}}`,
}

// Parts of native types.
const (
	instructionAttrs = "order:n,onbuild:b,"
	programAttrs     = "form:s,command:s,words:l," + commandAttrs
	commandAttrs     = "commands:O{name:s,args:l,env:m,feeds:l,within:l,writes:l},"
	copyAttrs        = "sources:l,destination:s,from:s,from_stage:n,chown:s,chmod:s,link:b,parents:b,exclude:l,heredocs:O{name:s,content:s},"
	healthAttrs      = "none:b,interval:s,timeout:s,start_period:s,start_interval:s,retries:s,"
)

var spaces = strings.NewReplacer(" ", "", "\t", "", "\n", "")

// lookupNative returns the schema of a native type.
func lookupNative(typ string) (*Type, bool) {
	text, ok := native[typ]
	if !ok {
		return nil, false
	}
	t := &Type{Name: typ, Attrs: parseAttrs(spaces.Replace(text))}
	sortAttrs(t.Attrs)
	made, _ := decoded.LoadOrStore(typ, t)
	return made.(*Type), true
}

func sortAttrs(attrs []Attribute) {
	slices.SortFunc(attrs, func(a, b Attribute) int { return strings.Compare(a.Name, b.Name) })
	for _, a := range attrs {
		sortAttrs(a.Attrs)
	}
}
