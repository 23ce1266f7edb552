package io.sparkone.notify;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.sparkone.notify");

    @Test
    void featuresFormNoCycle() {
        slices().matching("io.sparkone.notify.(*)..").should().beFreeOfCycles()
                .because("each can then be read after those that it builds on").check(classes);
    }

    @Test
    void noOtherServicesCodeIsUsed() {
        noClasses().should()
                .dependOnClassesThat(resideInAPackage("io.sparkone..")
                        .and(resideOutsideOfPackages("io.sparkone.notify..", "io.sparkone.platform..")))
                .because("services speak by events and HTTP only").check(classes);
    }

    @Test
    void onlyThePlatformTalksToStreams() {
        noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("io.quarkus.redis..", "io.sparkone.platform.stream..", "io.vertx.redis..")
                .because("the rules of appending and acknowledging stand in one place").check(classes);
    }

    @Test
    void deliveryKnowsNoChannel() {
        noClasses().that().resideInAPackage("io.sparkone.notify.delivery..").should().dependOnClassesThat()
                .resideInAnyPackage("io.sparkone.notify.whatsapp..", "io.sparkone.notify.email..",
                        "io.quarkus.mailer..")
                .because("a channel can be added without changing how notices become deliveries").check(classes);
    }
}
