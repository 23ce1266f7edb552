package io.sparkone.local.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/**
 * Traefik refuses to start, or drops a router in silence, over an option that it does not have. These are the ones that
 * were seen to work on a real 3.7.5 (ops/check/traefik_live.sh); who adds one tries it there first.
 */
class TraefikOptionsTest {

    private static final Set<String> STATIC = lines(
            """
                    global.checkNewVersion global.sendAnonymousUsage ping.entryPoint log.level log.format
                    entryPoints.*.address entryPoints.*.asDefault entryPoints.*.forwardedHeaders.insecure
                    entryPoints.*.http.redirections.entryPoint.to entryPoints.*.http.redirections.entryPoint.scheme
                    entryPoints.*.http.redirections.entryPoint.permanent entryPoints.*.http.tls.certResolver
                    entryPoints.*.http.sanitizePath entryPoints.*.http.maxHeaderBytes
                    entryPoints.*.http.encodedCharacters.allowEncodedSlash
                    entryPoints.*.http.encodedCharacters.allowEncodedBackSlash
                    entryPoints.*.http.encodedCharacters.allowEncodedNullCharacter
                    entryPoints.*.http.encodedCharacters.allowEncodedSemicolon
                    entryPoints.*.http.encodedCharacters.allowEncodedPercent
                    entryPoints.*.http.encodedCharacters.allowEncodedQuestionMark
                    entryPoints.*.http.encodedCharacters.allowEncodedHash
                    entryPoints.*.transport.lifeCycle.requestAcceptGraceTimeout entryPoints.*.transport.lifeCycle.graceTimeOut
                    entryPoints.*.transport.respondingTimeouts.readTimeout entryPoints.*.transport.respondingTimeouts.writeTimeout
                    entryPoints.*.transport.respondingTimeouts.idleTimeout
                    metrics.prometheus.entryPoint metrics.prometheus.addEntryPointsLabels metrics.prometheus.addServicesLabels
                    metrics.prometheus.addRoutersLabels metrics.prometheus.buckets providers.file.directory providers.file.watch
                    certificatesResolvers.*.acme.storage certificatesResolvers.*.acme.keyType
                    certificatesResolvers.*.acme.httpChallenge.entryPoint
                    accessLog.format accessLog.bufferingSize accessLog.fields.defaultMode accessLog.fields.names.ClientUsername
                    accessLog.fields.queryParameters.defaultMode accessLog.fields.headers.defaultMode
                    """);
    private static final Set<String> DYNAMIC = lines(
            """
                    http.routers.*.rule http.routers.*.service http.routers.*.middlewares http.routers.*.priority
                    http.middlewares.*.chain.middlewares http.middlewares.*.rateLimit.average http.middlewares.*.rateLimit.period
                    http.middlewares.*.rateLimit.burst http.middlewares.*.inFlightReq.amount
                    http.middlewares.*.inFlightReq.sourceCriterion.ipStrategy.depth
                    http.middlewares.*.buffering.maxRequestBodyBytes http.middlewares.*.buffering.memRequestBodyBytes
                    http.middlewares.*.circuitBreaker.expression http.middlewares.*.circuitBreaker.checkPeriod
                    http.middlewares.*.circuitBreaker.fallbackDuration http.middlewares.*.circuitBreaker.recoveryDuration
                    http.middlewares.*.retry.attempts http.middlewares.*.retry.initialInterval
                    http.middlewares.*.headers.stsSeconds http.middlewares.*.headers.stsIncludeSubdomains
                    http.middlewares.*.headers.contentTypeNosniff http.middlewares.*.headers.frameDeny
                    http.middlewares.*.headers.referrerPolicy http.middlewares.*.headers.permissionsPolicy
                    http.middlewares.*.headers.customResponseHeaders.Server
                    http.middlewares.*.headers.customResponseHeaders.X-Powered-By
                    http.services.*.loadBalancer.servers.url http.services.*.loadBalancer.healthCheck.path
                    http.services.*.loadBalancer.healthCheck.interval http.services.*.loadBalancer.healthCheck.timeout
                    http.services.*.loadBalancer.serversTransport http.services.*.weighted.healthCheck
                    http.services.*.weighted.services.name http.services.*.weighted.services.weight
                    http.serversTransports.*.forwardingTimeouts.dialTimeout
                    http.serversTransports.*.forwardingTimeouts.responseHeaderTimeout
                    http.serversTransports.*.forwardingTimeouts.idleConnTimeout
                    tls.options.*.minVersion tls.options.*.sniStrict tls.options.*.cipherSuites
                    """);
    private static final Set<String> NAMED = Set.of("entryPoints", "certificatesResolvers", "routers", "middlewares",
            "services", "serversTransports", "options");

    @Test
    void theStaticConfigurationHasOnlyOptionsOfTraefik3() {
        assertThat(options(Repository.yaml("ops/traefik/traefik.yml"))).isEqualTo(STATIC);
    }

    @Test
    void theDynamicConfigurationHasOnlyOptionsOfTraefik3() {
        Set<String> used = new TreeSet<>();
        Repository.files("ops/traefik/dynamic", ".yml").forEach(file -> used.addAll(options(Repository.yaml(file))));
        assertThat(used).isEqualTo(DYNAMIC);
    }

    @Test
    void metricsDeadLettersRestoresAndAlertsAreNotRouted() {
        String rules = Repository.text("ops/traefik/dynamic/sparkone.yml").lines()
                .filter(line -> line.contains("rule:")).collect(Collectors.joining("\n"));
        assertThat(rules).doesNotContain("dead-letters").doesNotContain("alertmanager").doesNotContain("restore");
        assertThat(rules.replace("!PathPrefix(`/metrics`)", "")).doesNotContain("metrics");
    }

    private static Set<String> options(Map<String, Object> yaml) {
        Set<String> options = new TreeSet<>();
        collect("", "", yaml, options);
        return options;
    }

    private static void collect(String path, String last, Object node, Set<String> into) {
        if (node instanceof Map<?, ?> map && !map.isEmpty()) {
            // what stands directly below these is a name that somebody chose
            boolean names = NAMED.contains(last);
            map.forEach((key, value) -> collect(path + (path.isEmpty() ? "" : ".") + (names ? "*" : key),
                    names ? "*" : String.valueOf(key), value, into));
        } else if (node instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            list.forEach(one -> collect(path, "", one, into));
        } else {
            into.add(path);
        }
    }

    private static Set<String> lines(String text) {
        return new TreeSet<>(Arrays.asList(text.trim().split("\\s+")));
    }
}
