package io.sparkone.api.web;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The words of the pages, in one language. */
record WebTexts(ResourceBundle bundle, Locale locale) {

    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");

    /** The first language of the browser's that we speak, or else ours. */
    static WebTexts of(List<Locale> wanted, String ours) {
        return wanted.stream().map(Locale::getLanguage).filter(l -> l.equals("pt") || l.equals("en")).findFirst()
                .map(WebTexts::in).orElseGet(() -> in(Locale.forLanguageTag(ours).getLanguage()));
    }

    private static WebTexts in(String language) {
        Locale known = "en".equals(language) ? Locale.ENGLISH : PORTUGUESE;
        // without fallback: the locale of the machine has no say
        return new WebTexts(ResourceBundle.getBundle("io/sparkone/api/web/web", known,
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)), known);
    }

    String get(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }
}
