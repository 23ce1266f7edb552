package io.sparkone.platform;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts each of the services. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... args) {
        // Quarkus would answer an address that is no URI with a bare 400, before any code of ours; RequestLimits refuses it instead
        System.setProperty("vertx.disableURIValidation", "true");
        Quarkus.run(args);
    }
}
