package parapet.aws_security_group

# METADATA
# title: Security group opens SSH to the whole internet
# description: >-
#   Port 22 is scanned without pause for weak passwords, stolen keys and flaws in the server.
#   Use Session Manager or EC2 Instance Connect, or allow the ranges of administrators alone.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-ssh-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     cis-aws-3.0: ["5.2", "5.3"]
#     cis-aws-5.0: ["5.3", "5.4"]
#     aws-fsbp: [EC2.13, EC2.53, EC2.54]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [57ced4b9-6ba4-487b-8843-b65562b90c77, 65905cec-d691-4320-b320-2000436cb696,
#     "6e856af2-62d7-4ba2-adc1-73b62cef9cc1", FG_R00085, AC_AWS_0227, AC_AWS_0319, AC_AWS_0320, AWS-0107,
#     AVD-AWS-0107, CKV_AWS_24, 381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
ssh_open contains path if some path in admin_ingress("tcp", {22})

# METADATA
# title: Security group opens RDP to the whole internet
# description: >-
#   Remote Desktop on port 3389 is a favourite entry of ransomware gangs, by guessed passwords
#   and by flaws before login. Use Fleet Manager or a VPN, or allow the ranges of administrators
#   alone.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-rdp-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     cis-aws-3.0: ["5.2", "5.3"]
#     cis-aws-5.0: ["5.3", "5.4"]
#     aws-fsbp: [EC2.14, EC2.53, EC2.54]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [151187cb-0efc-481c-babd-ad24e3c9bc22, 3ae83918-7ec7-4cb8-80db-b91ef0f94002,
#     c9846969-d066-431f-9b34-8c4abafe422a, eda7301d-1f3e-47cf-8d4e-976debc64341, FG_R00087, AC_AWS_0230,
#     AC_AWS_0323, CKV_AWS_25, 381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
rdp_open contains path if some path in admin_ingress("tcp", {3389})

rdp_open contains path if some path in admin_ingress("udp", {3389})

# METADATA
# title: Security group opens Telnet to the whole internet
# description: >-
#   Telnet on port 23 sends passwords in clear text and is what botnets look for first. Replace
#   it by SSH through Session Manager.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-telnet-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [FG_R00040, AC_AWS_0271, AC_AWS_0313, AC_AWS_0359, 381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
telnet_open contains path if some path in exposed.telnet_open

# METADATA
# title: Security group opens FTP to the whole internet
# description: >-
#   FTP on ports 20 and 21 sends passwords and files in clear text. Use SFTP, for example AWS
#   Transfer Family, for known ranges.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-ftp-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
ftp_open contains path if some path in exposed.ftp_open

# METADATA
# title: Security group opens rlogin or rsh to the whole internet
# description: >-
#   The r services on ports 512 to 514 trust host names and send everything in clear text.
#   Remove them.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-remote-shell-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
remote_shell_open contains path if some path in exposed.remote_shell_open

# METADATA
# title: Security group opens VNC to the whole internet
# description: >-
#   VNC on ports 5500, 5800 and 5900 shares a screen behind an eight character password,
#   unencrypted. Use Session Manager or a VPN.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-vnc-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [FG_R00039, FG_R00038, FG_R00037, 381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
vnc_open contains path if some path in exposed.vnc_open

# METADATA
# title: Security group opens WinRM to the whole internet
# description: >-
#   Windows Remote Management on ports 5985 and 5986 runs commands for whoever guesses a
#   password. Use Systems Manager.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-winrm-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
winrm_open contains path if some path in exposed.winrm_open

# METADATA
# title: Security group opens HTTP to the whole internet
# description: >-
#   Port 80 serves unencrypted HTTP, which can be read and changed on its way. Open it to the
#   world only where it redirects to HTTPS, and leave that to the load balancer or CloudFront.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-http-open
#   severity: low
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [a14ad534-acbe-4a8e-9404-2f7e1045646e, ddfc4eaa-af23-409f-b96c-bf5c45dc4daa,
#     ffac8a12-322e-42c1-b9b9-81ff85c39ef7, FG_R00041, FG_R00377, AC_AWS_0228, AC_AWS_0321, CKV_AWS_260]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
http_open contains path if some path in exposed.http_open

# METADATA
# title: Security group opens an alternative HTTP port to the whole internet
# description: >-
#   Ports 3000, 8000, 8080 and 8888 usually serve consoles and applications in development,
#   unencrypted and meant for few. Publish them through a load balancer with HTTPS and
#   authentication.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-alternate-http-open
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [FG_R00259, AC_AWS_0264, AC_AWS_0306, AC_AWS_0353, FG_R00268, AC_AWS_0241, AC_AWS_0283,
#     AC_AWS_0340, AC_AWS_0242, AC_AWS_0284, AC_AWS_0327]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
alternate_http_open contains path if some path in exposed.alternate_http_open

# METADATA
# title: Security group opens the Docker API to the whole internet
# description: >-
#   Whoever reaches the Docker API on port 2375 is root on the host; on 2376 only the client
#   certificate stands before it. Use SSH or Session Manager to reach the daemon.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-docker-open
#   severity: critical
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
docker_open contains path if some path in exposed.docker_open

# METADATA
# title: Security group opens the Kubernetes API or kubelet to the whole internet
# description: >-
#   The API server on port 6443 and the kubelet on 10250 and 10255 command every workload of the
#   cluster. Restrict them to the network of the nodes and administrators.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-kubernetes-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
kubernetes_open contains path if some path in exposed.kubernetes_open

# METADATA
# title: Security group opens Salt to the whole internet
# description: >-
#   A Salt master on ports 4505 and 4506 commands every minion, and its flaws have been used to
#   take over whole fleets. Allow the minions alone.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-salt-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [FG_R00262, AC_AWS_0233, AC_AWS_0269, AC_AWS_0277, AC_AWS_0311, FG_R00263, AC_AWS_0236,
#     AC_AWS_0278, AC_AWS_0325, 381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
salt_open contains path if some path in exposed.salt_open

# METADATA
# title: Security group opens Puppet to the whole internet
# description: >-
#   A Puppet server on port 8140 hands out configuration, often with secrets. Allow the agents
#   alone.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-puppet-open
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [AC_AWS_0265, AC_AWS_0307, AC_AWS_0354, 381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
puppet_open contains path if some path in exposed.puppet_open

# METADATA
# title: Security group opens SMTP to the whole internet
# description: >-
#   An SMTP server on port 25 that everybody reaches is tried out as a relay for spam. Receive
#   mail through Amazon SES or a hardened gateway.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-smtp-open
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [AC_AWS_0272, AC_AWS_0314, AC_AWS_0360, 381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
smtp_open contains path if some path in exposed.smtp_open

# METADATA
# title: Security group opens DNS to the whole internet
# description: >-
#   A DNS server on port 53 that answers everybody can be abused to amplify floods, and open TCP
#   gives away zones. Use Route 53 for public names and restrict resolvers to the network.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-dns-open
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
dns_open contains path if some path in exposed.dns_open

# METADATA
# title: Security group opens POP3 or IMAP to the whole internet
# description: >-
#   POP3 on port 110 and IMAP on port 143 start in clear text and expose mailboxes to password
#   guessing. Offer their TLS forms to known ranges.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-mail-retrieval-open
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
mail_retrieval_open contains path if some path in exposed.mail_retrieval_open
