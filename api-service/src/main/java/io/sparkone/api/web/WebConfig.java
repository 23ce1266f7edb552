package io.sparkone.api.web;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Sessions and looks of the web page. */
@ConfigMapping(prefix = "sparkone.web")
interface WebConfig {

    /** A session that is not used for so long ends. */
    @WithDefault("30M")
    Duration idle();

    /** Every session ends after so long. */
    @WithDefault("12H")
    Duration maxLife();

    /** Sessions of one user: with one more the oldest ends. */
    @WithDefault("50")
    int maxSessions();

    /** How long a browser is asked to keep by what it is known. */
    @WithDefault("${sparkone.access.device-life:365D}")
    Duration deviceLife();

    /** {@code pt-BR} or {@code en}, for browsers that ask for neither. */
    @WithDefault("${LOCALE:pt-BR}")
    String language();

    /** Outside of {@code development} cookies are sent over TLS only. */
    @WithDefault("${ENVIRONMENT:development}")
    String environment();

    /** Where docs/OPERATIONS.md can be read; without it runbooks are named, not linked. */
    @WithDefault("${RUNBOOK_BASE_URL:}")
    Optional<URI> runbooks();
}
