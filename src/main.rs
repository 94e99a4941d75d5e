use coproduce::{source::Sources, syntax};
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let mut sources = Sources::new();
    let file = sources.add(path.clone(), std::fs::read_to_string(path).unwrap()).unwrap();
    let mut f = vec![];
    let t = std::time::Instant::now();
    let ast = syntax::parse(&sources, file, &mut f);
    eprintln!("{:?} {} paragraphs size {}", t.elapsed(), ast.paragraphs.len(), std::mem::size_of::<syntax::Paragraph>());
    for d in f.iter().take(20) { let (_, p, _) = sources.positions(d.span); println!("{}:{} {} | {:?}", p.line, p.column, d.message, d.help); }
    std::mem::forget(ast);
}
