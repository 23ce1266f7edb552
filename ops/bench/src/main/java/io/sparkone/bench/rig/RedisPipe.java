package io.sparkone.bench.rig;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The plainest Redis client: commands are written without waiting, and simple answers counted afterwards. */
public final class RedisPipe implements AutoCloseable {

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;

    public RedisPipe(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(30_000);
        out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    public void send(String... command) throws IOException {
        StringBuilder text = new StringBuilder().append('*').append(command.length).append("\r\n");
        for (String part : command) {
            text.append('$').append(part.getBytes(StandardCharsets.UTF_8).length).append("\r\n").append(part)
                    .append("\r\n");
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    public void flush() throws IOException {
        out.flush();
    }

    /** The next answer, if it is an integer or a string; the text of an error. */
    public String answer() throws IOException {
        String line = line();
        if (line.startsWith("$") && !line.startsWith("$-1")) {
            return new String(in.readNBytes(Integer.parseInt(line.substring(1)) + 2), StandardCharsets.UTF_8).strip();
        }
        return line.substring(1);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("Redis hung up");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
