package io.sparkone.backup.restore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a dump's table of contents that some tables need: the tables with their rows, their schemas, and of defaults, keys,
 * indexes and sequences those that hang on nothing else. (The option --table of pg_restore brings no keys and no indexes, and takes the
 * same name in every schema.)
 */
final class TableSelection {

    /** {@code 215; 1259 16390 TABLE api task sparkone_api}; with --verbose a line {@code ; depends on: 6 7} may follow. */
    private static final Pattern ENTRY = Pattern.compile("(\\d+); \\d+ \\d+ (.*)");
    private static final Pattern NEEDS = Pattern.compile(";\\s+depends on:((?: \\d+)*)");
    private static final Pattern HANGS_ON = Pattern
            .compile(
                    "(DEFAULT|CONSTRAINT|FK CONSTRAINT|CHECK CONSTRAINT|INDEX|SEQUENCE|SEQUENCE OWNED BY|SEQUENCE SET) .*");

    private final Map<Integer, String> entries = new TreeMap<>();
    private final List<Integer> order = new ArrayList<>();
    private final Map<Integer, List<Integer>> needs = new HashMap<>();

    private TableSelection(String contents) {
        int last = 0;
        for (String line : contents.lines().map(String::strip).toList()) {
            Matcher entry = ENTRY.matcher(line);
            Matcher needed = NEEDS.matcher(line);
            if (entry.matches()) {
                last = Integer.parseInt(entry.group(1));
                entries.put(last, entry.group(2));
                order.add(last);
            } else if (needed.matches()) {
                needs.put(last, List.of(needed.group(1).strip().split(" ")).stream().map(Integer::valueOf).toList());
            }
        }
    }

    /**
     * @param contents as {@code pg_restore --list --verbose} shows them
     * @return lines for {@code --use-list}
     */
    static List<String> of(String contents, List<TableName> tables) {
        TableSelection all = new TableSelection(contents);
        Set<Integer> chosen = new HashSet<>();
        all.entries.forEach((id, entry) -> {
            if (tables.stream().anyMatch(table -> table.isMeantBy(entry))) {
                chosen.add(id);
            }
        });
        int before;
        do {
            before = chosen.size();
            all.order.stream().filter(id -> all.hangsOnly(id, chosen)).forEach(chosen::add);
        } while (chosen.size() > before);
        // what stands for no object of its own must stay in its place
        return all.order.stream().filter(chosen::contains).map(id -> id + "; 0 0 " + all.entries.get(id)).toList();
    }

    private boolean hangsOnly(int id, Set<Integer> chosen) {
        List<Integer> on = needs.getOrDefault(id, List.of()).stream().filter(entries::containsKey).toList();
        return HANGS_ON.matcher(entries.get(id)).matches() && !on.isEmpty() && chosen.containsAll(on)
                && on.stream().anyMatch(needed -> !entries.get(needed).startsWith("SCHEMA "));
    }
}
