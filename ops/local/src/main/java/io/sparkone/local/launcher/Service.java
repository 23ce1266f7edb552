package io.sparkone.local.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import io.sparkone.local.process.StartFailure;

/** The four services, in the order of the house plan. */
enum Service {

    API(Port.API, Colour.GREEN), SYNC(Port.SYNC, Colour.CYAN), NOTIFY(Port.NOTIFY, Colour.MAGENTA), BACKUP(Port.BACKUP,
            Colour.YELLOW);

    private final Port port;
    private final Colour colour;

    Service(Port port, Colour colour) {
        this.port = port;
        this.colour = colour;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Port port() {
        return port;
    }

    Colour colour() {
        return colour;
    }

    /** @throws StartFailure when the service has not been built */
    Path jar(Path root) {
        Path jar = root.resolve(id() + "-service/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new StartFailure("The " + id() + " service is not built: run make build.");
        }
        return jar;
    }
}
