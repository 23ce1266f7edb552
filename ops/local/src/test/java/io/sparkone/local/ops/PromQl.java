package io.sparkone.local.ops;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the names of metrics in an expression. No parser: promtool has already said that the expression is valid. */
final class PromQl {

    private static final Set<String> WORDS = Set.of("and", "or", "unless", "by", "on", "ignoring", "without", "bool",
            "offset", "group_left", "group_right", "inf", "nan");
    private static final Pattern BY_NAME = Pattern.compile("\\{__name__=~\"([^\"]+)\"}");

    private PromQl() {}

    static Set<String> metrics(String expression) {
        Set<String> names = new TreeSet<>();
        BY_NAME.matcher(expression).results().map(match -> match.group(1).split("\\|")[0]).forEach(names::add);
        String bare = expression.replaceAll("\"[^\"]*\"", "").replaceAll("\\{[^}]*}", "").replaceAll("\\[[^]]*]", "")
                .replaceAll("\\b(by|on|ignoring|without|group_left|group_right)\\s*\\([^)]*\\)", "");
        names.addAll(Pattern.compile("(?<![\\w$.:])[a-zA-Z_:][\\w:]*(?!\\w|\\s*\\()").matcher(bare).results()
                .map(match -> match.group()).filter(word -> !WORDS.contains(word)).collect(Collectors.toSet()));
        return names;
    }
}
