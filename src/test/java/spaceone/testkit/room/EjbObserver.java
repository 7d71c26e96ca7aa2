package spaceone.testkit.room;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;

/** A method of a session bean that is called when something is told, like any other of its. */
final class EjbObserver<T> implements ObserverMethod<Object> {

    private final Ejb<T> ejb;
    private final AnnotatedMethod<? super T> method;
    private final AnnotatedParameter<?> fact;

    EjbObserver(Ejb<T> ejb, AnnotatedMethod<? super T> method) {
        this.ejb = ejb;
        this.method = method;
        this.fact = method.getParameters().get(0);
    }

    @Override
    public void notify(EventContext<Object> told) {
        ejb.callNow(method.getJavaMember(), told.getEvent());
    }

    @Override
    public Class<?> getBeanClass() {
        return method.getJavaMember().getDeclaringClass();
    }

    @Override
    public Type getObservedType() {
        return fact.getBaseType();
    }

    @Override
    public Set<Annotation> getObservedQualifiers() {
        return Set.of();
    }

    @Override
    public Reception getReception() {
        return Reception.ALWAYS;
    }

    @Override
    public TransactionPhase getTransactionPhase() {
        return fact.getAnnotation(Observes.class).during();
    }
}
