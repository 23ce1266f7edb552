package io.sparkone.api.web;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Keeps pages out of caches and frames, runs no script but ours, and says errors in words: browsers show no problem+json. */
@ApplicationScoped
class PageErrors {

    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final Set<Integer> KNOWN = Set.of(403, 404, 409, 410, 413, 429, 503);

    private final Frames frames;

    PageErrors(Frames frames) {
        this.frames = frames;
    }

    @ServerResponseFilter
    void finish(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        if (!path.equals(LoginTarget.HOME) && !path.startsWith(LoginTarget.HOME + "/")) {
            return;
        }
        response.getHeaders().putSingle("Content-Security-Policy", POLICY);
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        MediaType type = response.getMediaType();
        boolean html = type != null && type.isCompatible(MediaType.TEXT_HTML_TYPE);
        if (response.getStatus() >= 400 && !html) {
            response.setEntity(page(response.getStatus()), null, MediaType.valueOf(Pages.HTML));
        }
    }

    private String page(int status) {
        Frame frame = frames.open(null);
        String text = KNOWN.contains(status) ? "error." + status : status < 500 ? "error.400" : "error.500";
        return Pages.error(frame, status, frame.t(text)).render();
    }
}
