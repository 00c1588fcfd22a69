package aws

import (
	"encoding/json"
	"strconv"
	"strings"
)

// renamed makes a conversion of the elements of a list, or of one object: members
// by new names, "a.b" for one of an inner object. A classic load balancer's
// protocols are told in upper case and written in lower.
func renamed(names ...string) conversion {
	one := func(v any) any {
		out := map[string]any{}
		for i := 0; i+1 < len(names); i += 2 {
			x, _ := get(v, names[i])
			if x == nil {
				continue
			}
			if s, ok := x.(string); ok && strings.HasSuffix(names[i+1], "_protocol") {
				x = strings.ToLower(s)
			}
			outer, inner, nested := strings.Cut(names[i+1], ".")
			if !nested {
				out[outer] = x
				continue
			}
			in, _ := out[outer].(map[string]any)
			if in == nil {
				in = map[string]any{}
				out[outer] = in
			}
			in[inner] = x
		}
		return out
	}
	return func(v any, _ string) any {
		l, ok := v.([]any)
		if !ok {
			return one(v)
		}
		var out []any
		for _, e := range l {
			out = append(out, one(e))
		}
		return nilIfNone(out)
	}
}

// nilIfNone returns nil for an empty list.
func nilIfNone(l []any) any {
	if len(l) == 0 {
		return nil
	}
	return l
}

func when(ok bool, v any) any {
	if ok {
		return v
	}
	return nil
}

// setting returns the value of a key in a list of {Key, Value}.
func setting(v any, key string) any {
	for _, e := range list(v) {
		if str(e, "Key") == key {
			return str(e, "Value")
		}
	}
	return nil
}

func truth(v any) any {
	s, ok := v.(string)
	if !ok {
		return nil
	}
	return s == "true"
}

// split reads texts that stand in one, with commas between.
func split(v any, _ string) any {
	s, _ := v.(string)
	if s == "" {
		return nil
	}
	var out []any
	for e := range strings.SplitSeq(s, ",") {
		out = append(out, strings.TrimSpace(e))
	}
	return out
}

func joined(v any, _ string) any {
	if l := texts(v); len(l) > 0 {
		return strings.Join(l, ",")
	}
	return nil
}

// escaped reads a document whose quotes are escaped, as API Gateway gives it:
// https://docs.aws.amazon.com/apigateway/latest/api/API_RestApi.html.
func escaped(v any, _ string) any {
	s, _ := v.(string)
	if s == "" {
		return nil
	}
	if plain, err := strconv.Unquote(`"` + s + `"`); err == nil {
		s = plain
	}
	return document(s)
}

// restore reads who may restore a snapshot:
// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBSnapshotAttribute.html.
func restore(v any, _ string) any {
	for _, a := range list(v) {
		if str(a, "AttributeName") == "restore" {
			values, _ := get(a, "AttributeValues")
			return nilIfNone(list(values))
		}
	}
	return nil
}

// logTypes reads which logs of its control plane a cluster writes:
// https://docs.aws.amazon.com/eks/latest/APIReference/API_LogSetup.html.
func logTypes(v any) any {
	var out []any
	for _, setup := range list(v) {
		if on, _ := get(setup, "Enabled"); on == true {
			types, _ := get(setup, "Types")
			out = append(out, list(types)...)
		}
	}
	return nilIfNone(out)
}

// containers writes containers as the JSON that the provider takes. The values of
// variables may be secret and are left out. See
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html.
func containers(v any) any {
	var out []any
	for _, c := range list(v) {
		m := map[string]any{}
		for name, e := range object(c) {
			switch name = lowerFirst(name); name {
			case "environment", "environmentFiles", "command", "entryPoint":
			default:
				m[name] = lowered(e)
			}
		}
		out = append(out, m)
	}
	text, err := json.Marshal(out)
	if err != nil || len(out) == 0 {
		return nil
	}
	return string(text)
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// lowered writes the first letters of members in lower case, as JSON of ECS has
// them.
func lowered(v any) any {
	switch x := v.(type) {
	case []any:
		out := make([]any, len(x))
		for i, e := range x {
			out[i] = lowered(e)
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(x))
		for name, e := range x {
			out[lowerFirst(name)] = lowered(e)
		}
		return out
	}
	return v
}

// volumes reads https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html.
func volumes(v any) any {
	var out []any
	for _, e := range list(v) {
		one := only(e, "Name", "name", "Host.SourcePath", "host_path")
		if efs := only(e, "EfsVolumeConfiguration.FileSystemId", "file_system_id", "EfsVolumeConfiguration.RootDirectory", "root_directory",
			"EfsVolumeConfiguration.TransitEncryption", "transit_encryption"); len(efs) > 0 {
			one["efs_volume_configuration"] = efs
		}
		out = append(out, any(one))
	}
	return nilIfNone(out)
}

// eventSelectors reads https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html.
func eventSelectors(v any) any {
	var out []any
	for _, e := range list(v) {
		one := only(e, "ReadWriteType", "read_write_type", "IncludeManagementEvents", "include_management_events",
			"ExcludeManagementEventSources", "exclude_management_event_sources")
		data, _ := get(e, "DataResources")
		var resources []any
		for _, d := range list(data) {
			resources = append(resources, any(only(d, "Type", "type", "Values", "values")))
		}
		if len(resources) > 0 {
			one["data_resource"] = resources
		}
		out = append(out, any(one))
	}
	return nilIfNone(out)
}

// metricTransformation reads
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MetricTransformation.html.
func metricTransformation(v any) any {
	if m := first(v, ""); m != nil {
		return only(m, "MetricName", "name", "MetricNamespace", "namespace", "MetricValue", "value")
	}
	return nil
}

// cdnLogs returns where the logs of a distribution go, if anywhere:
// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_LoggingConfig.html.
func cdnLogs(v any) any {
	on, _ := get(v, "Enabled")
	return when(on == true, str(v, "Bucket"))
}

// origins reads https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Origin.html.
// Headers that are sent to an origin may be secret and are left out.
func origins(v any) any {
	var out []any
	for _, o := range list(v) {
		one := only(o, "Id", "origin_id", "DomainName", "domain_name", "OriginPath", "origin_path", "OriginAccessControlId", "origin_access_control_id")
		if custom := only(o, "CustomOriginConfig.HTTPPort", "http_port", "CustomOriginConfig.HTTPSPort", "https_port",
			"CustomOriginConfig.OriginProtocolPolicy", "origin_protocol_policy", "CustomOriginConfig.OriginSslProtocols.Items", "origin_ssl_protocols"); len(custom) > 0 {
			one["custom_origin_config"] = custom
		}
		if id := str(o, "S3OriginConfig.OriginAccessIdentity"); id != "" {
			one["s3_origin_config"] = map[string]any{"origin_access_identity": id}
		}
		out = append(out, any(one))
	}
	return nilIfNone(out)
}

// cacheBehaviors reads https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CacheBehavior.html.
func cacheBehaviors(v any) any {
	one := func(b any) any {
		return only(b, "PathPattern", "path_pattern", "TargetOriginId", "target_origin_id", "ViewerProtocolPolicy", "viewer_protocol_policy",
			"AllowedMethods.Items", "allowed_methods", "AllowedMethods.CachedMethods.Items", "cached_methods", "Compress", "compress",
			"CachePolicyId", "cache_policy_id", "OriginRequestPolicyId", "origin_request_policy_id",
			"ResponseHeadersPolicyId", "response_headers_policy_id", "FieldLevelEncryptionId", "field_level_encryption_id")
	}
	l, ok := v.([]any)
	if !ok {
		return one(v)
	}
	var out []any
	for _, b := range l {
		out = append(out, one(b))
	}
	return nilIfNone(out)
}
