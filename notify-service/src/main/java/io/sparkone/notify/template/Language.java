package io.sparkone.notify.template;

import java.util.Locale;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

/** The languages that people are written to in. */
public enum Language {

    PORTUGUESE("pt-BR"), ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The language of a BCP 47 tag; Portuguese where it is none of ours, or null. */
    public static Language of(String tag) {
        return tag != null && tag.toLowerCase(Locale.ROOT).startsWith("en") ? ENGLISH : PORTUGUESE;
    }

    /** BCP 47, as in events. */
    public String tag() {
        return tag;
    }

    /** The texts in this language. */
    public Texts texts() {
        return MessageBundles.get(Texts.class, Localized.Literal.of(tag));
    }
}
