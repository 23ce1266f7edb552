package io.sparkone.api.security;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import io.sparkone.api.user.Scope;

/** HTTP Basic with a user's password. It opens the way to tokens only, so that no client needs to keep the password. */
@ApplicationScoped
class PasswordLogin implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    /** Header with the code of the second step, for users who have turned it on. */
    private static final String CODE = "X-SparkOne-Code";

    private final Passwords passwords;

    PasswordLogin(Passwords passwords) {
        this.passwords = passwords;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(UsernamePasswordAuthenticationRequest request,
            AuthenticationRequestContext context) {
        RoutingContext http = HttpSecurityUtils.getRoutingContextAttribute(request);
        String address = address(http);
        String code = http == null ? null : http.request().getHeader(CODE);
        return context.runBlocking(() -> identify(request, code, address));
    }

    private SecurityIdentity identify(UsernamePasswordAuthenticationRequest request, String code, String address) {
        String name = request.getUsername();
        switch (passwords.login(new Guesser(name, address, null), new String(request.getPassword().getPassword()),
                code)) {
            case WRONG_PASSWORD -> throw new AuthenticationFailedException("Wrong name or password");
            case WRONG_CODE -> throw new AuthenticationFailedException(
                    "The user's second step needs a fresh code in " + CODE);
            default -> {
                // let in
            }
        }
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(name)).addRole(Scope.LOGIN).build();
    }

    private static String address(RoutingContext http) {
        return http == null || http.request().remoteAddress() == null
                ? "unknown"
                : http.request().remoteAddress().hostAddress();
    }
}
