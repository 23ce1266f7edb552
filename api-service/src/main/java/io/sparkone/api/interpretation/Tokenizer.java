package io.sparkone.api.interpretation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a message into tokens. Addresses stay whole, so that no date is read out of a link. */
final class Tokenizer {

    private static final Pattern TOKEN = Pattern.compile(
            "(?<word>(?:https?://|www\\.)\\S++|\\p{L}[\\p{L}\\p{M}]*+(?:['’][\\p{L}\\p{M}]++)*+)|(?<number>[0-9]++)|(?<mark>\\S)",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Tokenizer() {}

    static List<Token> tokens(String source, UnaryOperator<String> spelling) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(source);
        int previousEnd = -1;
        while (matcher.find()) {
            Token.Kind kind = matcher.group("word") != null
                    ? Token.Kind.WORD
                    : matcher.group("number") != null ? Token.Kind.NUMBER : Token.Kind.MARK;
            if (isHyphenInsideWord(source, matcher) || isEmphasis(source, matcher)) {
                continue; // "segunda-feira" reads like "segunda feira", "*hoje*" like "hoje"
            }
            String folded = kind == Token.Kind.WORD ? spelling.apply(fold(matcher.group())) : matcher.group();
            tokens.add(new Token(folded, matcher.start(), matcher.end(), tokens.size(), matcher.start() == previousEnd,
                    kind));
            previousEnd = matcher.end();
        }
        return tokens;
    }

    private static boolean isHyphenInsideWord(String source, Matcher matcher) {
        int at = matcher.start();
        return source.charAt(at) == '-' && at > 0 && at + 1 < source.length()
                && Character.isLetter(source.charAt(at - 1))
                && Character.isLetter(source.charAt(at + 1));
    }

    /** A sign that makes text bold, italic or struck out on WhatsApp: a letter or figure on one side only. */
    private static boolean isEmphasis(String source, Matcher matcher) {
        int at = matcher.start();
        boolean before = at > 0 && Character.isLetterOrDigit(source.charAt(at - 1));
        boolean after = at + 1 < source.length() && Character.isLetterOrDigit(source.charAt(at + 1));
        return "*_~".indexOf(source.charAt(at)) >= 0 && before != after;
    }

    /** Lower case, no accents, plain apostrophes; "2ª" becomes "2a". */
    static String fold(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return MARKS.matcher(decomposed).replaceAll("").replace('’', '\'').toLowerCase(Locale.ROOT);
    }
}
