use coproduce::Program;
fn main() {
    for path in std::env::args().skip(1) {
        let t = std::time::Instant::now();
        let p = Program::read(&path, &std::fs::read_to_string(&path).unwrap());
        for d in p.findings.iter().take(30) { let (_, at, _) = p.sources.positions(d.span); println!("{path}:{}:{} {}[{}] {} | {} | {:?}", at.line, at.column, d.level.word(), d.rule, d.message, d.remark, d.help); }
        let e = p.evaluate(&coproduce::analysis::Options{explained: 50, missing_sets: 5, ..Default::default()});
        for s in &e.situations { println!("  {} in {}", s.name, s.environment); for x in s.products.iter().take(12) { println!("     {} {:?} {:?} {:?}", x.name, x.verdict, x.missing, x.by); } }
        eprintln!("{:?}", t.elapsed());
        std::mem::forget((e,)); 
    }
}
