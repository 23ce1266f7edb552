package io.sparkone.api.http;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.quarkus.runtime.StartupEvent;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

/** What can be done at each path: an answer of 405 has to say it (RFC 9110, 15.5.6), and Quarkus REST does not. */
@ApplicationScoped
class AllowedMethods implements RuntimeResourceVisitor {

    private final List<Resource> resources = new ArrayList<>();

    void read(@Observes StartupEvent start) {
        RuntimeResourceVisitor.visitRuntimeResources("",
                ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(), this);
    }

    @Override
    public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
        if (method != null) {
            String pattern = path.replaceAll("\\{[^/]+}", "[^/]+").replaceAll("/+$", "");
            resources.add(new Resource(Pattern.compile(pattern + "/*"), method));
        }
    }

    /** The value of {@code Allow}; empty for a path that does not exist. */
    String at(String path) {
        TreeSet<String> methods = new TreeSet<>();
        resources.stream().filter(resource -> resource.path().matcher(path).matches())
                .forEach(resource -> methods.add(resource.method()));
        return String.join(", ", methods);
    }

    private record Resource(Pattern path, String method) {}
}
