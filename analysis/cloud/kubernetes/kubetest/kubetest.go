// Package kubetest starts a real API server of Kubernetes with etcd on loopback, for
// tests. It is no part of the program.
//
// No controllers run: objects are what the server makes of them, and nothing else
// changes them.
package kubetest

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A Cluster is an API server. Who asks by its kubeconfig may do everything.
type Cluster struct {
	Kubeconfig string
	// Host is the URL of the server.
	Host         string
	t            testing.TB
	dir, kubectl string
}

// Token is that of whom the kubeconfig names.
const Token = "planted-cluster-token"

// Folder is the variable that names the folder of the programs that make kube builds.
// Tests run where it is set, since they take a while.
const Folder = "PARAPET_KUBE"

// program returns one of these programs.
func program(t testing.TB, name string) string {
	t.Helper()
	dir := os.Getenv(Folder)
	if dir == "" {
		t.Skipf("%s names no folder with an API server: make test-kube does", Folder)
	}
	path, err := exec.LookPath(filepath.Join(dir, name))
	if err != nil {
		t.Fatalf("%s is to be in %s: %v", name, dir, err)
	}
	return path
}

// Start starts a cluster that ends with the test. The test is skipped where
// [Folder] is not set.
func Start(t testing.TB) *Cluster {
	t.Helper()
	server, etcd := program(t, "kube-apiserver"), program(t, "etcd")
	c := &Cluster{t: t, dir: t.TempDir(), kubectl: program(t, "kubectl")}
	store, peers, port := free(t), free(t), free(t)
	c.run(etcd, "--data-dir="+filepath.Join(c.dir, "etcd"), "--unsafe-no-fsync",
		"--listen-client-urls=http://"+store, "--advertise-client-urls=http://"+store,
		"--listen-peer-urls=http://"+peers, "--initial-advertise-peer-urls=http://"+peers, "--initial-cluster=default=http://"+peers)
	ca := c.certificate()
	c.write("tokens.csv", Token+`,admin,admin,"system:masters"`+"\nplanted-reader-token,reader,reader\n")
	_, number, _ := net.SplitHostPort(port)
	c.Host = "https://" + port
	c.run(server, "--etcd-servers=http://"+store, "--bind-address=127.0.0.1", "--secure-port="+number,
		"--tls-cert-file="+c.path("tls.crt"), "--tls-private-key-file="+c.path("tls.key"), "--token-auth-file="+c.path("tokens.csv"),
		"--authorization-mode=RBAC", "--service-account-issuer=https://kubernetes.default.svc", "--service-account-key-file="+c.path("tls.key"),
		"--service-account-signing-key-file="+c.path("tls.key"), "--service-cluster-ip-range=10.0.0.0/24",
		"--disable-admission-plugins=ServiceAccount", "--endpoint-reconciler-type=none", "--allow-privileged=true", "--cert-dir="+c.path("run"))
	c.Kubeconfig = c.write("kubeconfig", kubeconfig(c.Host, ca, Token))
	c.ready()
	return c
}

func kubeconfig(host string, ca []byte, token string) string {
	return fmt.Sprintf(`apiVersion: v1
kind: Config
current-context: test
clusters:
- name: test
  cluster: {server: %q, certificate-authority-data: %s}
users:
- name: admin
  user: {token: %s}
- name: reader
  user: {token: planted-reader-token}
contexts:
- name: test
  context: {cluster: test, user: admin}
- name: reader
  context: {cluster: test, user: reader}
`, host, base64.StdEncoding.EncodeToString(ca), token)
}

func (c *Cluster) path(name string) string { return filepath.Join(c.dir, name) }

func (c *Cluster) write(name, text string) string {
	c.t.Helper()
	if err := os.WriteFile(c.path(name), []byte(text), 0o600); err != nil {
		c.t.Fatal(err)
	}
	return c.path(name)
}

// run starts a program that ends with the test.
func (c *Cluster) run(name string, args ...string) {
	c.t.Helper()
	cmd := exec.Command(name, args...)
	var log bytes.Buffer
	cmd.Stdout, cmd.Stderr = &log, &log
	if err := cmd.Start(); err != nil {
		c.t.Fatal(err)
	}
	c.t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if c.t.Failed() {
			text := log.String()
			c.t.Logf("%s ends with:\n%s", filepath.Base(name), text[max(0, len(text)-1000):])
		}
	})
}

// ready waits until the server has made what it makes at its start.
func (c *Cluster) ready() {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	pool := x509.NewCertPool()
	pem, err := os.ReadFile(c.path("tls.crt"))
	if err != nil || !pool.AppendCertsFromPEM(pem) {
		c.t.Fatal("the certificate cannot be read", err)
	}
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}, DisableKeepAlives: true}}
	for tick := time.NewTicker(100 * time.Millisecond); ; {
		req, _ := http.NewRequestWithContext(ctx, http.MethodGet, c.Host+"/readyz", nil)
		req.Header.Set("Authorization", "Bearer "+Token)
		if r, err := client.Do(req); err == nil {
			_ = r.Body.Close()
			if r.StatusCode == http.StatusOK {
				return
			}
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			c.t.Fatal("the API server does not answer")
		}
	}
}

// Kubectl runs kubectl with a text on standard input, and returns what it prints. It
// may exit with one of the codes.
func (c *Cluster) Kubectl(stdin string, codes []int, args ...string) string {
	c.t.Helper()
	cmd := exec.Command(c.kubectl, append([]string{"--kubeconfig", c.Kubeconfig, "--cache-dir", c.path("cache")}, args...)...)
	cmd.Stdin = strings.NewReader(stdin)
	out, err := cmd.CombinedOutput()
	code := cmd.ProcessState.ExitCode()
	for _, ok := range append(codes, 0) {
		if code == ok {
			return string(out)
		}
	}
	c.t.Fatalf("kubectl %s: %v\n%s", strings.Join(args, " "), err, out)
	return ""
}

// Apply makes the objects of manifests.
func (c *Cluster) Apply(manifests string) {
	c.t.Helper()
	c.Kubectl(manifests, nil, "apply", "-f", "-")
}

func free(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// certificate makes a key and a certificate for loopback.
func (c *Cluster) certificate() []byte {
	c.t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		c.t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "loopback"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		c.t.Fatal(err)
	}
	private, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		c.t.Fatal(err)
	}
	cert := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	c.write("tls.crt", string(cert))
	c.write("tls.key", string(pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: private})))
	return cert
}

// Bin is the folder in which kubectl is.
func (c *Cluster) Bin() string { return filepath.Dir(c.kubectl) }
