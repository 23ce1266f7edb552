package io.sparkone.api.web;

import java.time.Clock;
import java.time.ZoneOffset;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;

import io.sparkone.api.preference.Preferences;

/** Makes the frame of the page that answers the current request. */
@RequestScoped
class Frames {

    private final HttpHeaders headers;
    private final CurrentSession session;
    private final Preferences preferences;
    private final WebConfig config;
    private final Clock clock;

    Frames(HttpHeaders headers, CurrentSession session, Preferences preferences, WebConfig config, Clock clock) {
        this.headers = headers;
        this.session = session;
        this.preferences = preferences;
        this.config = config;
        this.clock = clock;
    }

    /** A page for the one who is logged in. */
    Frame own() {
        return new Frame(texts(), preferences.of(session.user()).zone(), clock.instant(), session.user(),
                session.get().token().csrf(), session.get().writes(), session.get().manages());
    }

    /** A page for anybody; it reads no table, so that it can also say that the database is away. */
    Frame open(String csrf) {
        return new Frame(texts(), ZoneOffset.UTC, clock.instant(), null, csrf, false, false);
    }

    private WebTexts texts() {
        return WebTexts.of(headers.getAcceptableLanguages(), config.language());
    }
}
