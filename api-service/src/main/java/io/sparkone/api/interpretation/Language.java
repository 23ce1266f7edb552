package io.sparkone.api.interpretation;

import java.util.Locale;

/** A language in which messages are read and answered. */
public enum Language {
    PORTUGUESE("pt-BR"), ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The BCP 47 tag used in events and preferences: {@code pt-BR} or {@code en}. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** The language of a locale; Portuguese, the house language, for null and for every other locale. */
    public static Language of(Locale locale) {
        return locale != null && "en".equals(locale.getLanguage()) ? ENGLISH : PORTUGUESE;
    }

    Language other() {
        return this == PORTUGUESE ? ENGLISH : PORTUGUESE;
    }
}
