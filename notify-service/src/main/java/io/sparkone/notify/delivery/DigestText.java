package io.sparkone.notify.delivery;

import java.util.List;

import io.sparkone.notify.template.Texts;

/** Many notices as one text: as many in full as fit, the rest as a number. */
final class DigestText {

    private static final String SEPARATOR = "\n\n";

    private DigestText() {}

    static String compose(List<Notice> notices, Texts texts, int maxLength) {
        StringBuilder text = new StringBuilder("*").append(texts.digestSubject(notices.size())).append('*');
        int told = 0;
        while (told < notices.size() && text.length() + notices.get(told).text().length() <= maxLength) {
            text.append(SEPARATOR).append(notices.get(told).text());
            told++;
        }
        if (told < notices.size()) {
            text.append(SEPARATOR).append(texts.digestRest(notices.size() - told));
        }
        return text.toString();
    }
}
