package io.sparkone.backup.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Between a store and a real S3 server: passes requests on as they are, so that their signatures hold, and answers some by itself, as
 * another service or a bad day would.
 */
public final class S3Interceptor implements S3Server {

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern HEADER = Pattern.compile("(?m)^([A-Za-z0-9-]+): *(.*)$");

    private final S3Server server;
    private final ServerSocket socket;
    private volatile Function<Request, Answer> behaviour = request -> Answer.PASSED_ON;

    /** @param server stays as it is when this is closed */
    public S3Interceptor(S3Server server) throws IOException {
        this.server = server;
        socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        run("interceptor", this::accept);
    }

    /** What is done with each request from now on. */
    public void behave(Function<Request, Answer> next) {
        behaviour = next;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                run("interceptor-request", () -> serve(client));
            } catch (IOException e) {
                // closed
                return;
            }
        }
    }

    private static void run(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            Request request = Request.of(head);
            if (request.headers().containsKey("expect")) {
                write(client.getOutputStream(), "HTTP/1.1 100 Continue\r\n\r\n");
            }
            byte[] body = client.getInputStream()
                    .readNBytes(Integer.parseInt(request.headers().getOrDefault("content-length", "0")));
            Answer answer = behaviour.apply(request);
            if (answer.passes()) {
                passOn(head, body,
                        answer.isLost() ? OutputStream.nullOutputStream() : client.getOutputStream());
            } else {
                write(client.getOutputStream(), answer.text(request.method()));
            }
        } catch (IOException e) {
            // one of both hung up, which the other one notices
            return;
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int matched = 0; matched < END_OF_HEAD.length;) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("no request");
            }
            head.write(b);
            matched = b == END_OF_HEAD[matched] ? matched + 1 : b == END_OF_HEAD[0] ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** One request a connection: its end is the end of the answer. */
    private void passOn(String head, byte[] body, OutputStream to) throws IOException {
        URI real = server.endpoint();
        try (Socket upstream = new Socket(real.getHost(), real.getPort())) {
            write(upstream.getOutputStream(), head.replaceAll("(?im)^(Connection|Expect):.*\r\n", "")
                    .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n"));
            upstream.getOutputStream().write(body);
            upstream.getOutputStream().flush();
            upstream.getInputStream().transferTo(to);
            to.flush();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    @Override
    public String region() {
        return server.region();
    }

    @Override
    public String bucket() {
        return server.bucket();
    }

    @Override
    public String accessKey() {
        return server.accessKey();
    }

    @Override
    public String secretKey() {
        return server.secretKey();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot close the interceptor", e);
        }
    }

    /**
     * A request as it came.
     *
     * @param path with its query
     * @param headers by their names in lower case
     */
    public record Request(String method, String path, Map<String, String> headers) {

        private static Request of(String head) {
            String[] line = head.split(" ", 3);
            return new Request(line[0], line[1], HEADER.matcher(head).results()
                    .collect(Collectors.toMap(header -> header.group(1).toLowerCase(Locale.ROOT),
                            (MatchResult header) -> header.group(2), (first, second) -> first)));
        }

        public boolean isPartUpload() {
            return method.equals("PUT") && path.contains("partNumber=");
        }

        public boolean isCompletion() {
            return method.equals("POST") && path.contains("uploadId=");
        }

        public boolean isListing() {
            return method.equals("GET") && path.contains("list-type=2");
        }

        public boolean isListingOfUploads() {
            return method.equals("GET") && path.contains("?uploads");
        }
    }

    /**
     * What becomes of a request.
     *
     * @param status 0 for that of the real server
     * @param code of S3
     * @param isLost whether it is done, but nobody learns of it
     * @param date by the clock of the one who answers
     */
    public record Answer(int status, String code, boolean isLost, Instant date) {

        public static final Answer PASSED_ON = new Answer(0, "", false, null);
        public static final Answer LOST = new Answer(0, "", true, null);

        public static Answer refused(int status, String code) {
            return refusedAt(Instant.now(), status, code);
        }

        public static Answer refusedAt(Instant date, int status, String code) {
            return new Answer(status, code, false, date);
        }

        private boolean passes() {
            return status == 0;
        }

        private String text(String method) {
            String body = method.equals("HEAD")
                    ? ""
                    : "<Error><Code>" + code + "</Code><Message>" + code
                            + "</Message></Error>";
            return "HTTP/1.1 " + status + " " + code + "\r\nDate: "
                    + DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC))
                    + "\r\nContent-Type: application/xml\r\nContent-Length: "
                    + body.length() + "\r\nConnection: close\r\n\r\n" + body;
        }
    }
}
