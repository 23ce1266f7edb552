import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Who asks the proxy from outside. Trusts any certificate: the proxy has one of its own here. */
final class Client {

    private static final int PATIENCE_MILLIS = 15_000;

    private final SSLContext context = trustAll();
    private final HttpClient http = HttpClient.newBuilder().sslContext(context).version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofMillis(PATIENCE_MILLIS)).build();
    private final Proxy proxy;

    Client(Proxy proxy) throws GeneralSecurityException {
        this.proxy = proxy;
    }

    /** The name of the service that answered, or the status where it was not 200. */
    String get(String path) throws IOException, InterruptedException {
        return told(send(request(path).build()));
    }

    String post(String path, int bytes) throws IOException, InterruptedException {
        return told(send(request(path).POST(HttpRequest.BodyPublishers.ofByteArray(new byte[bytes])).build()));
    }

    /** Answers of so many requests that are all under way at once. */
    Stream<String> postAtOnce(int times, String path) {
        HttpRequest request = request(path).POST(HttpRequest.BodyPublishers.noBody()).build();
        return IntStream.range(0, times).mapToObj(i -> http.sendAsync(request, BodyHandlers.ofString())).toList()
                .stream().map(answer -> told(answer.join()));
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + proxy.secure + path))
                .timeout(Duration.ofSeconds(60));
    }

    HttpResponse<String> plain(int port, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofMillis(PATIENCE_MILLIS)).build());
    }

    /** The first line of the answer to a request from another address of this machine. */
    String getFrom(String address, String path) throws IOException {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getByName("127.0.0.1"),
                proxy.secure, InetAddress.getByName(address), 0)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            shake(socket, "TLSv1.3", "localhost");
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).lines().findFirst()
                    .orElse("");
        }
    }

    /** The version of TLS that both agreed on, or "refused". */
    String handshake(String version, String serverName) throws IOException, GeneralSecurityException {
        // a context of its own: it would resume a session of before, and no certificate would be asked for
        try (SSLSocket socket = (SSLSocket) trustAll().getSocketFactory().createSocket("127.0.0.1", proxy.secure)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            shake(socket, version, serverName);
            return socket.getSession().getProtocol();
        } catch (SSLException e) {
            return "refused";
        }
    }

    private static void shake(SSLSocket socket, String version, String serverName) throws IOException {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(new String[]{version});
        parameters.setServerNames(List.of(new SNIHostName(serverName)));
        socket.setSSLParameters(parameters);
        socket.startHandshake();
    }

    private static String told(HttpResponse<String> answer) {
        return answer.statusCode() == 200 ? answer.body() : "" + answer.statusCode();
    }

    private static SSLContext trustAll() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[]{new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        }}, null);
        return context;
    }
}
