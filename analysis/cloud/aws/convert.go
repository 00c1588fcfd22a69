package aws

import (
	"encoding/json"
	"net/url"
	"strings"
	"unicode"
)

// A conversion brings a member of an answer into the form that the provider's
// attribute has. Arg is what follows ":" in the table. It returns nil for nothing.
type conversion func(v any, arg string) any

var conversions = map[string]conversion{
	"tags":              func(v any, _ string) any { return tags(v) },
	"document":          func(v any, _ string) any { return document(v) },
	"is":                is,
	"present":           func(v any, _ string) any { return v != nil && v != "" },
	"basename":          func(v any, _ string) any { return behind(v, "/") },
	"last":              func(v any, _ string) any { return behind(v, ":") },
	"first":             first,
	"bool":              func(v any, _ string) any { s, _ := v.(string); return s == "true" },
	"number":            number,
	"snake":             func(v any, _ string) any { return snake(v) },
	"permissions":       func(v any, _ string) any { return permissions(v) },
	"routes":            func(v any, _ string) any { return routes(v) },
	"acl-ingress":       func(v any, _ string) any { return entries(v, false) },
	"acl-egress":        func(v any, _ string) any { return entries(v, true) },
	"vpc":               beginning("vpc-"),
	"subnet":            beginning("subnet-"),
	"eni":               beginning("eni-"),
	"inline":            func(v any, _ string) any { return inline(v) },
	"version":           version,
	"key":               key,
	"definitions":       definitions,
	"bucket-encryption": bucketEncryption,
	"acl":               acl,
	"ownership":         ownership,
	"lifecycle":         func(v any, _ string) any { return lifecycle(v) },

	"set":        func(v any, arg string) any { return setting(v, arg) },
	"set-bool":   func(v any, arg string) any { return truth(setting(v, arg)) },
	"set-number": func(v any, arg string) any { return number(setting(v, arg), "") },
	"split":      split,
	"joined":     joined,
	"escaped":    escaped,
	"no-scheme":  func(v any, _ string) any { s, _ := v.(string); return strings.TrimPrefix(s, "https://") },
	"zone-name":  func(v any, _ string) any { s, _ := v.(string); return strings.TrimSuffix(s, ".") },
	"zone-vpcs":  renamed("VPCId", "vpc_id", "VPCRegion", "vpc_region"),
	"parameters": renamed("ParameterName", "name", "ParameterValue", "value"),
	"restore":    restore,
	"share":      func(v any, _ string) any { return when(len(list(v)) > 0, "Share") },
	"actions":    func(v any, _ string) any { return actions(v) },
	"conditions": func(v any, _ string) any { return conditionsOf(v) },
	"log-types":  func(v any, _ string) any { return logTypes(v) },
	"containers": func(v any, _ string) any { return containers(v) },
	"volumes":    func(v any, _ string) any { return volumes(v) },

	"classic-listeners": renamed("LoadBalancerPort", "lb_port", "Protocol", "lb_protocol", "InstancePort", "instance_port",
		"InstanceProtocol", "instance_protocol", "SSLCertificateId", "ssl_certificate_id"),
	"event-selectors":       func(v any, _ string) any { return eventSelectors(v) },
	"metric-transformation": func(v any, _ string) any { return metricTransformation(v) },
	"recording-group":       renamed("AllSupported", "all_supported", "IncludeGlobalResourceTypes", "include_global_resource_types", "ResourceTypes", "resource_types"),
	"cdn-logs":              func(v any, _ string) any { return cdnLogs(v) },
	"origins":               func(v any, _ string) any { return origins(v) },
	"cache-behavior":        func(v any, _ string) any { return cacheBehaviors(v) },
	"template-interfaces": renamed("DeviceIndex", "device_index", "AssociatePublicIpAddress", "associate_public_ip_address",
		"Groups", "security_groups", "SubnetId", "subnet_id", "DeleteOnTermination", "delete_on_termination"),
	"template-devices": renamed("DeviceName", "device_name", "Ebs.Encrypted", "ebs.encrypted", "Ebs.KmsKeyId", "ebs.kms_key_id",
		"Ebs.VolumeSize", "ebs.volume_size", "Ebs.VolumeType", "ebs.volume_type"),
}

func object(v any) map[string]any { m, _ := v.(map[string]any); return m }

func list(v any) []any { l, _ := v.([]any); return l }

func str(v any, path string) string {
	x, _ := get(v, path)
	s, _ := x.(string)
	return s
}

// tags reads [{Key, Value}], its lower-case form, or an object. Those that AWS
// keeps for itself begin with aws: and are told by controllers.
func tags(v any) any {
	out := map[string]any{}
	for name, value := range object(v) {
		out[name] = value
	}
	for _, e := range list(v) {
		name, ok := str(e, "Key|TagKey"), true
		if name == "" {
			continue
		}
		if out[name], ok = get(e, "Value|TagValue"); !ok || out[name] == nil {
			out[name] = ""
		}
	}
	for name := range out {
		if strings.HasPrefix(name, "aws:") {
			delete(out, name)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// document reads a JSON document: text, text in the encoding of URLs, as IAM gives
// it, or a tree, as the AWS CLI prints it.
func document(v any) any {
	s, ok := v.(string)
	if !ok {
		if v == nil {
			return nil
		}
		text, err := json.Marshal(v)
		if err != nil {
			return nil
		}
		return string(text)
	}
	if strings.HasPrefix(s, "%7B") {
		if plain, err := url.QueryUnescape(s); err == nil {
			s = plain
		}
	}
	if s == "" {
		return nil
	}
	return s
}

func is(v any, arg string) any {
	s, ok := v.(string)
	if !ok {
		return nil
	}
	return s == arg
}

func behind(v any, sep string) any {
	s, ok := v.(string)
	if !ok {
		return nil
	}
	return s[strings.LastIndex(s, sep)+1:]
}

func first(v any, _ string) any {
	if l := list(v); len(l) > 0 {
		return l[0]
	}
	return nil
}

func number(v any, _ string) any {
	if s, ok := v.(string); ok && s != "" {
		return json.Number(s)
	}
	return v
}

func beginning(prefix string) conversion {
	return func(v any, _ string) any {
		if s, _ := v.(string); strings.HasPrefix(s, prefix) {
			return s
		}
		return nil
	}
}

// snake writes the members of objects as Terraform does: AllowedHeaders as
// allowed_headers. Acronyms are one word: MaxAgeSeconds, KMSKeyId.
func snake(v any) any {
	switch x := v.(type) {
	case []any:
		out := make([]any, len(x))
		for i, e := range x {
			out[i] = snake(e)
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(x))
		for name, e := range x {
			if e != nil {
				out[snakeName(name)] = snake(e)
			}
		}
		return out
	}
	return v
}

func snakeName(s string) string {
	var b strings.Builder
	letters := []rune(s)
	for i, r := range letters {
		if unicode.IsUpper(r) && i > 0 && (unicode.IsLower(letters[i-1]) || i+1 < len(letters) && unicode.IsLower(letters[i+1])) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// inline reads the policies that are written in an identity.
func inline(v any) any {
	var out []any
	for _, p := range list(v) {
		text, _ := get(p, "PolicyDocument")
		out = append(out, map[string]any{"name": str(p, "PolicyName"), "policy": document(text)})
	}
	return out
}

// version returns the document of a policy's default version.
func version(v any, _ string) any {
	for _, p := range list(v) {
		if on, _ := get(p, "IsDefaultVersion"); on == true {
			text, _ := get(p, "Document")
			return document(text)
		}
	}
	return nil
}

// key returns the attribute of a table's key of one type.
func key(v any, arg string) any {
	for _, k := range list(v) {
		if str(k, "KeyType") == arg {
			return str(k, "AttributeName")
		}
	}
	return nil
}

func definitions(v any, _ string) any {
	var out []any
	for _, d := range list(v) {
		out = append(out, map[string]any{"name": str(d, "AttributeName"), "type": str(d, "AttributeType")})
	}
	return out
}

// only returns the members of an object by new names, without those that are not
// there.
func only(v any, names ...string) map[string]any {
	out := map[string]any{}
	for i := 0; i+1 < len(names); i += 2 {
		if x, _ := get(v, names[i]); x != nil {
			out[names[i+1]] = x
		}
	}
	return out
}
