package schema

import (
	"slices"
	"strings"
)

// native holds the types of languages that no provider's schema describes, in the
// form of the table, but for spaces and the order of attributes. What they are is
// told in the documentation of their front ends.
var native = map[string]string{
	"compose_service": `
		key:s,image:s,command:l,entrypoint:l,user:s,working_dir:s,hostname:s,container_name:s,platform:s,pull_policy:s,runtime:s,
		privileged:b,read_only:b,init:b,tty:b,stdin_open:b,restart:s,stop_signal:s,stop_grace_period:s,
		network_mode:s,pid:s,ipc:s,uts:s,userns_mode:s,cgroup:s,cgroup_parent:s,isolation:s,
		cap_add:l,cap_drop:l,security_opt:l,group_add:l,device_cgroup_rules:l,
		environment:m,labels:m,annotations:m,sysctls:d,extra_hosts:d,storage_opt:m,
		env_file:O{path:s,required:b,format:s},label_file:l,profiles:l,expose:l,links:l,external_links:l,volumes_from:l,
		dns:l,dns_search:l,dns_opt:l,tmpfs:l,
		mem_limit:s,mem_reservation:s,memswap_limit:s,mem_swappiness:n,shm_size:s,oom_kill_disable:b,oom_score_adj:n,
		cpus:n,cpu_count:n,cpu_percent:n,cpu_shares:n,cpu_period:s,cpu_quota:s,cpuset:s,pids_limit:n,ulimits:d,blkio_config:d,
		ports:O{target:n,published:s,host_ip:s,protocol:s,mode:s,app_protocol:s,name:s},
		volumes:O{type:s,source:s,target:s,mode:s,read_only:b,shared:b,consistency:s,bind:o{propagation:s,create_host_path:b,selinux:s},
			volume:o{nocopy:b,subpath:s},tmpfs:o{size:s,mode:n},image:o{subpath:s}},
		devices:O{source:s,target:s,permissions:s},
		secrets:O{source:s,target:s,uid:s,gid:s,mode:s},configs:O{source:s,target:s,uid:s,gid:s,mode:s},
		networks:d,depends_on:d,models:d,gpus:d,credential_spec:d,develop:d,extends:d,provider:d,
		healthcheck:o{test:l,interval:s,timeout:s,retries:n,start_period:s,start_interval:s,disable:b},
		logging:o{driver:s,options:m},
		build:o{context:s,dockerfile:s,dockerfile_inline:s,args:m,labels:m,target:s,network:s,privileged:b,entitlements:l,
			secrets:O{source:s,target:s},ssh:d,cache_from:l,cache_to:l,extra_hosts:d,isolation:s,no_cache:b,pull:b,platforms:l,
			additional_contexts:d,shm_size:s,tags:l,ulimits:d},
		deploy:o{mode:s,replicas:n,endpoint_mode:s,labels:d,placement:d,rollback_config:d,update_config:d,
			resources:o{limits:o{cpus:s,memory:s,pids:n},reservations:o*},
			restart_policy:o{condition:s,delay:s,max_attempts:n,window:s}}`,
	"compose_volume":  `key:s,name:s,driver:s,driver_opts:m,external:b,labels:d,services:l`,
	"compose_network": `key:s,name:s,driver:s,driver_opts:m,external:b,internal:b,attachable:b,enable_ipv4:b,enable_ipv6:b,ipam:d,labels:d`,
	"compose_secret":  `key:s,name:s,file:s,environment:s,content:s,external:b,labels:d`,
	"compose_config":  `key:s,name:s,file:s,environment:s,content:s,external:b,labels:d`,
	"cfn_parameter":   `name:s,type:s,no_echo:b,default:s,given_to:l`,
	"cfn_resource":    `type:s,properties:d`,
	"github_workflow": `
		name:s,run_name:s,on:d,permissions:m,env:m,defaults:d,concurrency:d,
		jobs:O{id:s,name:s,permissions:m,needs:l,runs_on:l,runs_on_group:s,environment:o{name:s,url:s},concurrency:d,outputs:m,env:m,
			defaults:d,timeout_minutes:n,strategy:d,continue_on_error:b,with:m,secrets:m,secrets_inherit:b,
			uses:o{` + usesAttrs + `},condition:o{text:s,always:b,never:b},expressions:O{` + expressionAttrs + `},
			container:o{` + containerAttrs + `},services:O{name:s,` + containerAttrs + `},
			steps:O{` + stepAttrs + `}}`,
	"github_action": `
		name:s,author:s,description:s,inputs:d,outputs:d,branding:d,
		runs:o{using:s,main:s,pre:s,post:s,pre_if:s,post_if:s,image:s,args:l,entrypoint:s,pre_entrypoint:s,post_entrypoint:s,env:m,
			steps:O{` + stepAttrs + `}}`,
	"github_dependabot": `
		version:n,registries:d,enable_beta_ecosystems:b,multi_ecosystem_groups:d,
		updates:O{package_ecosystem:s,directory:s,directories:l,schedule:d,cooldown:o{default_days:n,semver_major_days:n,semver_minor_days:n,
			semver_patch_days:n,include:l,exclude:l},insecure_external_code_execution:s,registries:d,allow:d,ignore:d,groups:d,
			open_pull_requests_limit:n,target_branch:s,vendor:b,versioning_strategy:s,labels:l,reviewers:l,assignees:l}`,
	"gitlab_pipeline": `
		default:d,stages:l,variables:d,workflow:d,cache:d,spec:d,before_script:d,after_script:d,
		image:o{name:s},services:O{name:s,alias:s,command:d,entrypoint:d,variables:m},
		include:O{local:s,remote:s,project:s,ref:s,file:d,template:s,component:s,inputs:d,rules:d,integrity:s},
		jobs:O{id:s,hidden:b,stage:s,script:d,before_script:d,after_script:d,` + commandAttrs + `image:o{name:s,entrypoint:d,pull_policy:d},
			services:O{name:s,alias:s,command:d,entrypoint:d,variables:m},variables:d,rules:d,only:d,except:d,tags:d,allow_failure:d,
			artifacts:o*,cache:O*,environment:d,extends:l,needs:d,dependencies:d,id_tokens:d,secrets:d,trigger:d,when:s,timeout:s,
			retry:d,interruptible:b,resource_group:s,coverage:s,parallel:d,release:d,inherit:d,pages:d,hooks:d,identity:s}`,
	"azure_pipeline": `
		name:s,trigger:d,pr:d,schedules:d,parameters:d,extends:d,variables:d,lock_behavior:s,append_commit_message_to_run_name:b,
		pool:o{name:s,vm_image:s,demands:d},
		resources:o{repositories:O{repository:s,type:s,name:s,ref:s,endpoint:s,trigger:d},containers:O{container:s,image:s,type:s,options:s,env:d,endpoint:s},
			pipelines:d,builds:d,packages:d,webhooks:d},
		jobs:O{id:s,stage:s,deployment:s,display_name:s,depends_on:d,condition:s,continue_on_error:b,timeout_in_minutes:n,template:s,parameters:d,
			cancel_timeout_in_minutes:n,environment:d,workspace:d,services:d,uses:d,template_context:d,
			container:o{image:s,options:s,endpoint:s,env:d,ports:d,volumes:d},pool:o{name:s,vm_image:s,demands:d},variables:d,
			steps:O{kind:s,script:s,` + commandAttrs + `macros:O{text:s,variable:s,contexts:l},task:s,task_version:s,inputs:m,env:m,checkout:s,
				persist_credentials:b,clean:d,fetch_depth:n,fetch_tags:b,lfs:b,submodules:d,path:s,template:s,parameters:d,display_name:s,
				condition:s,continue_on_error:b,enabled:b,name:s,working_directory:s,fail_on_stderr:b,target:d,download:s,publish:s,artifact:s}}`,
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
	usesAttrs        = "text:s,kind:s,name:s,owner:s,repo:s,path:s,ref:s,sha:b,image:s,comment:s,"
	expressionAttrs  = "text:s,field:s,contexts:l,sources:l,calls:O{name:s,args:O{context:s,literal:s}},compares:O{left:o{context:s,literal:s},right:o{context:s,literal:s}},"
	containerAttrs   = "image:s,credentials:o{username:s,password:s},env:m,ports:d,volumes:d,options:s,"
	stepAttrs        = "id:s,name:s,uses:o{" + usesAttrs + "},run:s," + commandAttrs + "with:m,env:m,shell:s,working_directory:s,continue_on_error:b,timeout_minutes:n,condition:o{text:s,always:b,never:b},expressions:O{" + expressionAttrs + "},"
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
