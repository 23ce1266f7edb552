package io.sparkone.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Ports of 127.0.0.1. */
public final class Ports {

    private static final Duration RELEASE = Duration.ofSeconds(5);

    private Ports() {}

    /** One that is free now; whoever uses it must do so at once. */
    public static int free() {
        return free(1).get(0);
    }

    /** As many different ones: asked one after the other, the system may give the same port twice. */
    public static List<Integer> free(int count) {
        if (count == 0) {
            return List.of();
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Integer> ports = new ArrayList<>(free(count - 1));
            ports.add(socket.getLocalPort());
            return ports;
        } catch (IOException e) {
            throw new StartFailure("No port is free on 127.0.0.1: " + e.getMessage(), e);
        }
    }

    /**
     * Before a server starts: otherwise another program that answers there would be taken for it. Waits a moment, in which a
     * killed server's port, or a short connection that happens to leave from it, is released.
     */
    public static void requireFree(int port, String server) {
        if (!Waiting.until(RELEASE, () -> isFree(port))) {
            throw new StartFailure(
                    "Port " + port + ", where " + server + " shall listen, is taken by another program.");
        }
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // connections that a stopped server left in TIME_WAIT do not take the port
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
