package aws

// actions reads https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html.
// What a load balancer signs in with is secret and left out.
func actions(v any) any {
	var out []any
	for _, a := range list(v) {
		one := only(a, "Type", "type")
		groups, _ := get(a, "ForwardConfig.TargetGroups")
		switch to := list(groups); {
		case len(to) > 1:
			var targets []any
			for _, g := range to {
				targets = append(targets, any(only(g, "TargetGroupArn", "arn", "Weight", "weight")))
			}
			one["forward"] = map[string]any{"target_group": targets}
		case str(a, "TargetGroupArn") != "":
			one["target_group_arn"] = str(a, "TargetGroupArn")
		case len(to) == 1:
			one["target_group_arn"] = str(to[0], "TargetGroupArn")
		}
		if r := only(a, "RedirectConfig.Protocol", "protocol", "RedirectConfig.Port", "port", "RedirectConfig.Host", "host",
			"RedirectConfig.Path", "path", "RedirectConfig.Query", "query", "RedirectConfig.StatusCode", "status_code"); len(r) > 0 {
			one["redirect"] = r
		}
		if r := only(a, "FixedResponseConfig.ContentType", "content_type", "FixedResponseConfig.MessageBody", "message_body",
			"FixedResponseConfig.StatusCode", "status_code"); len(r) > 0 {
			one["fixed_response"] = r
		}
		out = append(out, any(one))
	}
	return nilIfNone(out)
}

// conditionsOf reads https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RuleCondition.html.
func conditionsOf(v any) any {
	var out []any
	for _, c := range list(v) {
		one := map[string]any{}
		for _, kind := range [][2]string{
			{"HostHeaderConfig", "host_header"}, {"PathPatternConfig", "path_pattern"},
			{"HttpRequestMethodConfig", "http_request_method"}, {"SourceIpConfig", "source_ip"},
		} {
			if values, _ := get(c, kind[0]+".Values"); values != nil {
				one[kind[1]] = map[string]any{"values": values}
			}
		}
		if h := only(c, "HttpHeaderConfig.HttpHeaderName", "http_header_name", "HttpHeaderConfig.Values", "values"); len(h) > 0 {
			one["http_header"] = h
		}
		if len(one) > 0 {
			out = append(out, any(one))
		}
	}
	return nilIfNone(out)
}
