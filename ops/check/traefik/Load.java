import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Four clients who ask for /tasks all the time, and keep what no api answered. Below the limit for one address. */
final class Load implements AutoCloseable {

    private static final int CLIENTS = 4;
    private static final int PAUSE_MILLIS = 100;

    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> lost = new CopyOnWriteArrayList<>();
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private volatile boolean running = true;

    Load(Client client) {
        for (int i = 0; i < CLIENTS; i++) {
            clients.submit(() -> ask(client));
        }
    }

    private void ask(Client client) {
        try {
            while (running) {
                String answer = get(client);
                asked.incrementAndGet();
                if (!answer.startsWith("api-")) {
                    lost.add(answer);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String get(Client client) throws InterruptedException {
        try {
            return client.get("/tasks");
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Waits until so many more requests have been answered. */
    void more(int requests) throws InterruptedException {
        int wanted = asked.get() + requests;
        while (asked.get() < wanted) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    int asked() {
        return asked.get();
    }

    List<String> lost() {
        return lost;
    }

    @Override
    public void close() {
        running = false;
        clients.shutdown();
        try {
            if (!clients.awaitTermination(60, TimeUnit.SECONDS)) {
                lost.add("a client that waits for ever");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
