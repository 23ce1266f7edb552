package io.sparkone.local.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ArrayNode;

/** The troubles that are set at present. The one set last strikes first. */
public final class Faults {
    private static final int LIMIT = 100;

    private static final class Armed {
        private final Fault fault;
        private int strikes;

        private Armed(Fault fault) {
            this.fault = fault;
        }
    }

    private final Set<String> targets;
    private final List<Armed> armed = new ArrayList<>();

    /** @param targets the names that a fault may address */
    public Faults(Set<String> targets) {
        this.targets = Set.copyOf(targets);
    }

    /**
     * Sets a trouble.
     *
     * @throws IllegalArgumentException for an unknown target, or when too many are set
     */
    public synchronized void add(Fault fault) {
        if (!targets.contains(fault.target())) {
            throw new IllegalArgumentException("target must be one of " + targets + ", was '" + fault.target() + "'");
        }
        if (armed.size() >= LIMIT) {
            throw new IllegalArgumentException("more than " + LIMIT + " faults");
        }
        armed.add(0, new Armed(fault));
    }

    /** Heals everything. */
    public synchronized void clear() {
        armed.clear();
    }

    /** Heals one target. */
    public synchronized void clear(String target) {
        armed.removeIf(entry -> entry.fault.target().equals(target));
    }

    /** The fault that strikes this request, if any; counts the strike. */
    public Optional<Fault> strike(String target, String method, String path) {
        return strike(target, method, path, mode -> true);
    }

    /** The same among the faults of certain modes; the others neither strike nor are counted. */
    public synchronized Optional<Fault> strike(String target, String method, String path, Predicate<Fault.Mode> modes) {
        for (Armed entry : armed) {
            if (modes.test(entry.fault.mode()) && entry.fault.strikes(target, method, path)) {
                entry.strikes++;
                if (entry.fault.times() != null && entry.strikes >= entry.fault.times()) {
                    armed.remove(entry);
                }
                return Optional.of(entry.fault);
            }
        }
        return Optional.empty();
    }

    /** The faults that are set, with how often each has struck. */
    public synchronized ArrayNode toJson() {
        ArrayNode list = Json.array();
        armed.forEach(entry -> list.add(entry.fault.toJson().put("strikes", entry.strikes)));
        return list;
    }
}
